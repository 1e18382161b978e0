import { useMutation } from '@tanstack/react-query'
import { send } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOversightWords } from '../i18n/oversight/index.ts'
import { Fault } from '../parts/fault.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { textIn } from '../work/form-dialog.tsx'
import { OversightPage } from './oversight-page.tsx'

interface Found {
  readonly kind: string
  readonly table: string
  readonly id: string | null
  readonly caseId: string | null
  readonly excerpt: string
  readonly why: { readonly basis: string; readonly purpose: string } | null
  readonly until: string | null
}
interface Answer {
  readonly searched: { readonly tables: readonly string[]; readonly keys: readonly string[] }
  readonly found: readonly Found[]
  readonly truncated: boolean
}

const KINDS = ['name', 'handle', 'url', 'text'] as const

/** What the data protection officer asks for a data subject. */
export function SearchPage() {
  const w = useOversightWords()
  const { format } = useLanguage()
  const search = useMutation({ mutationFn: (body: object) => send<Answer>('POST', '/api/dpo/search', body) })
  return (
    <OversightPage tab="search" intro={w.searchIntro}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          const platform = textIn(data, 'platform')
          search.mutate({
            by: data.get('by'),
            term: textIn(data, 'term'),
            ...(platform !== undefined && { platform }),
          })
        }}
      >
        <label>
          {w.by}
          <select name="by">
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {w.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.term}
          <input name="term" required minLength={2} maxLength={300} autoComplete="off" />
        </label>
        <label>
          {w.platform}
          <input name="platform" maxLength={200} />
        </label>
        <button type="submit" className="button first" disabled={search.isPending}>
          {w.search}
        </button>
      </form>
      <Fault error={search.error} />
      {search.data !== undefined && (
        <section className="card" aria-live="polite">
          <h2>{w.found(format.whole(search.data.found.length))}</h2>
          {search.data.truncated && <p className="work-fault">{w.truncated}</p>}
          <p className="hint">
            {w.searched(search.data.searched.tables.join(', '), search.data.searched.keys.join(', '))}
          </p>
          <ul className="plain-list">
            {search.data.found.map((one) => (
              <li key={`${one.table} ${one.id} ${one.excerpt}`}>
                <strong>{one.table}</strong> <code>{one.caseId ?? one.id}</code>{' '}
                {one.until !== null && (
                  <span className="hint">
                    {w.until} {format.day(one.until)}
                  </span>
                )}
                <p>
                  <PlainText text={one.excerpt} />
                </p>
                {one.why !== null && (
                  <p className="hint">
                    {w.why}: {one.why.basis}; {one.why.purpose}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </OversightPage>
  )
}
