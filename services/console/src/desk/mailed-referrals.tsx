import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { path, read, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { usePerson } from '../settings/person.tsx'
import { PlainText } from '../text/plain-text.tsx'

interface Mailed {
  readonly id: string
  readonly partner: string
  readonly sector: string
  readonly publishedAt: string
  readonly text: string
  readonly remarks: readonly string[]
  readonly attachments: readonly { readonly name: string }[]
}

/** Referrals that came by e-mail: a person says whether each is one. */
export function MailedReferrals({ desk }: { desk: string }) {
  const w = useDeskWords()
  const { format } = useLanguage()
  const { name: by } = usePerson()
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['mailed', desk],
    queryFn: async ({ signal }) =>
      (await read<{ drafts: Mailed[] }>(path`/api/referral-drafts?desk=${desk}`, signal)).drafts,
  })
  const decide = useMutation({
    mutationFn: ({ id, decision }: { id: string; decision: 'accept' | 'reject' }) =>
      send('POST', path`/api/referral-drafts/${id}`, { decision, desk, by }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['mailed'] }),
  })
  return (
    <section className="card" aria-labelledby="mailed-title">
      <h2 id="mailed-title">{w.mailed}</h2>
      <p className="hint">{w.mailedHint}</p>
      <Fault error={decide.error} />
      <Loaded query={query}>
        {(drafts) => (
          <ul className="plain-list">
            {drafts.length === 0 && <li className="hint">{w.nothing}</li>}
            {drafts.map(({ id, partner, sector, publishedAt, text, remarks, attachments }) => (
              <li key={id}>
                <p>
                  <strong>
                    <PlainText text={`${partner} ${sector}`} />
                  </strong>{' '}
                  <span className="hint">{format.moment(publishedAt)}</span>
                </p>
                <p>
                  <PlainText text={text} />
                </p>
                <p className="hint">
                  <PlainText text={[...remarks, ...attachments.map(({ name }) => name)].join(' · ')} />
                </p>
                <p className="row-tools">
                  <button
                    type="button"
                    className="button"
                    onClick={() => decide.mutate({ id, decision: 'accept' })}
                  >
                    {w.mailAccept}
                  </button>
                  <button
                    type="button"
                    className="button"
                    onClick={() => decide.mutate({ id, decision: 'reject' })}
                  >
                    {w.mailReject}
                  </button>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
