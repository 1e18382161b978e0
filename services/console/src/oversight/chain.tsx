import { useQuery } from '@tanstack/react-query'
import { read } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOversightWords } from '../i18n/oversight/index.ts'
import { Fault } from '../parts/fault.tsx'
import { PlainText } from '../text/plain-text.tsx'

interface Verified {
  readonly ok: boolean
  readonly entries: number
  readonly lastHead: { readonly day: string; readonly seq: number } | null
  readonly unsigned: number
  readonly problems: readonly {
    readonly kind: string
    readonly seq: number | null
    readonly day: string | null
    readonly detail: string
  }[]
  readonly problemCount: number
}

/** Whether the chain of the audit holds, when somebody asks. */
export function Chain() {
  const w = useOversightWords()
  const { format } = useLanguage()
  const query = useQuery({
    queryKey: ['audit-verify'],
    queryFn: ({ signal }) => read<Verified>('/api/audit/verify', signal),
    enabled: false,
  })
  const kinds = new Map(Object.entries(w.problems))
  const verified = query.data
  return (
    <section className="card" aria-live="polite">
      <p>
        <button
          type="button"
          className="button"
          disabled={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {w.verify}
        </button>
      </p>
      <Fault error={query.error} />
      {verified !== undefined && (
        <>
          <p className={verified.ok ? 'done' : 'work-fault'}>
            {verified.ok
              ? w.verifyOk(format.whole(verified.entries))
              : w.verifyBad(format.whole(verified.problemCount))}
          </p>
          <p className="hint">
            {verified.lastHead !== null && w.lastHead(format.day(verified.lastHead.day))}{' '}
            {w.unsigned(format.whole(verified.unsigned))}
          </p>
          <ul className="plain-list">
            {verified.problems.map(({ kind, seq, day, detail }) => (
              <li key={`${kind} ${seq} ${day}`}>
                <strong>{kinds.get(kind) ?? kind}</strong> {seq ?? day} <PlainText text={detail} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
