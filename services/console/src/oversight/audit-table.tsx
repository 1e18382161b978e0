import { useLanguage } from '../i18n/language.tsx'
import { useOversightWords } from '../i18n/oversight/index.ts'
import { PlainText } from '../text/plain-text.tsx'

export interface AuditEntry {
  readonly seq: number
  readonly at: string
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string | null }
  readonly act: string
  readonly status: number | null
  readonly desk: string | null
  readonly caseId: string | null
  readonly subject: string | null
  readonly details: Readonly<Record<string, string | number | boolean | null>> | null
}

/** Entries of the audit, the newest first. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const w = useOversightWords()
  const { format } = useLanguage()
  if (entries.length === 0) return <p className="empty">{w.none}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={w.entries}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{w.at}</th>
            <th scope="col">{w.actor}</th>
            <th scope="col">{w.act}</th>
            <th scope="col">{w.desk}</th>
            <th scope="col">{w.subject}</th>
            <th scope="col">{w.result}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td>{format.moment(entry.at)}</td>
              <td>
                <PlainText text={entry.actor.name ?? entry.actor.id} />
              </td>
              <td>
                <code>{entry.act}</code>
              </td>
              <td>{entry.desk}</td>
              <td>
                <PlainText text={aboutOf(entry)} />
              </td>
              <td>{(entry.status ?? 200) >= 400 ? `${w.refused} (${entry.status})` : w.done}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function aboutOf({ caseId, subject, details }: AuditEntry): string {
  const facts = Object.entries(details ?? {}).map(([name, value]) => `${name} ${value}`)
  return [caseId, subject, ...facts].filter((one) => (one ?? '') !== '').join(' · ')
}
