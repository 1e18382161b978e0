import { useQuery } from '@tanstack/react-query'
import { read } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOversightWords } from '../i18n/oversight/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { OversightPage } from './oversight-page.tsx'

interface Proof {
  readonly seq: number
  readonly at: string
  readonly before: string
  readonly signals: number
  readonly cases: number
  readonly digest: string
}
interface Rules {
  readonly frames: readonly { readonly sourceKind: string; readonly days: number }[]
  readonly rules: readonly { readonly when: unknown; readonly days: number; readonly explicit: boolean }[]
}
interface Hold {
  readonly caseId: string
  readonly reason: string
  readonly retainUntil: string
}

function useRead<Data>(path: string) {
  return useQuery({ queryKey: ['oversight', path], queryFn: ({ signal }) => read<Data>(path, signal) })
}

/** Proof that what was to go is gone. */
export function RetentionPage() {
  const w = useOversightWords()
  const { format, t } = useLanguage()
  const proofs = useRead<{ proofs: Proof[] }>('/api/retention/proofs?limit=100')
  const rules = useRead<Rules>('/api/retention/rules')
  const holds = useRead<{ holds: Hold[] }>('/api/retention/holds')
  const kinds = new Map<string, string>(Object.entries(t.sourceKinds))
  return (
    <OversightPage tab="retention" intro={w.retentionIntro}>
      <section className="card" aria-labelledby="rules-title">
        <h2 id="rules-title">{w.rules}</h2>
        <Loaded query={rules}>
          {(known) => (
            <table className="data">
              <thead>
                <tr>
                  <th scope="col">{w.ruleWhen}</th>
                  <th scope="col">{w.days}</th>
                  <th scope="col">{w.of}</th>
                </tr>
              </thead>
              <tbody>
                {known.frames.map(({ sourceKind, days }) => (
                  <tr key={sourceKind}>
                    <th scope="row">{kinds.get(sourceKind) ?? sourceKind}</th>
                    <td>{days}</td>
                    <td>{w.explicit}</td>
                  </tr>
                ))}
                {known.rules.map(({ when, days, explicit }) => (
                  <tr key={JSON.stringify(when)}>
                    <th scope="row">{ruleWords(when)}</th>
                    <td>{days}</td>
                    <td>{explicit ? w.explicit : w.implicit}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Loaded>
      </section>
      <section className="card" aria-labelledby="proofs-title">
        <h2 id="proofs-title">{w.proofs}</h2>
        <Loaded query={proofs}>
          {(known) => (
            <ul className="plain-list">
              {known.proofs.length === 0 && <li className="hint">{w.none}</li>}
              {known.proofs.map((proof) => (
                <li key={proof.seq}>
                  <strong>{format.moment(proof.at)}</strong>{' '}
                  {w.proof(format.whole(proof.signals), format.whole(proof.cases))},{' '}
                  {w.before(format.moment(proof.before))}.{' '}
                  <span className="hint">
                    {w.digest} <code>{proof.digest.slice(0, 16)}</code>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </section>
      <section className="card" aria-labelledby="holds-title">
        <h2 id="holds-title">{w.holds}</h2>
        <Loaded query={holds}>
          {(known) => (
            <ul className="plain-list">
              {known.holds.length === 0 && <li className="hint">{w.none}</li>}
              {known.holds.map(({ caseId, reason, retainUntil }) => (
                <li key={caseId}>
                  <code>{caseId}</code> {reason} · {w.until} {format.day(retainUntil)}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </section>
    </OversightPage>
  )
}

function ruleWords(when: unknown): string {
  if (typeof when === 'string') return when
  if (typeof when !== 'object' || when === null) return String(when)
  return Object.entries(when)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ')
}
