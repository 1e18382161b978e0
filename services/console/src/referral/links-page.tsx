import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { path, read, send } from '../api/ask.ts'
import { DeskChoice, useDeskChoice } from '../desk/desk-choice.tsx'
import { useLanguage } from '../i18n/language.tsx'
import { useReferralWords } from '../i18n/referral/index.ts'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { textIn } from '../work/form-dialog.tsx'

interface ReferralLink {
  readonly id: string
  readonly label: string
  readonly uses: number
  readonly used: number
  readonly expiresAt: string
  readonly revoked: boolean
}

/** Links a desk hands out, so that a partner without an account can refer. */
export function LinksPage() {
  const w = useReferralWords()
  const choice = useDeskChoice()
  const { desk } = choice
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: (body: object) => send<{ path: string }>('POST', '/api/referral-links', { desk, ...body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['referral-links'] }),
  })
  const query = useQuery({
    queryKey: ['referral-links', desk],
    queryFn: async ({ signal }) =>
      (await read<{ links: ReferralLink[] }>(path`/api/referral-links?desk=${desk}`, signal)).links,
    enabled: desk !== '',
  })
  const address = make.data === undefined ? null : `${window.location.origin}${make.data.path}`
  return (
    <Page title={w.linksTitle} intro={w.linksIntro}>
      <DeskChoice {...choice} />
      <form
        className="form card"
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          make.mutate({
            label: textIn(data, 'label'),
            uses: Number(data.get('uses')),
            days: Number(data.get('days')),
          })
        }}
      >
        <label>
          {w.linkLabel}
          <input name="label" required maxLength={100} />
        </label>
        <label>
          {w.linkUses}
          <input name="uses" type="number" min={1} max={100} defaultValue={1} required />
        </label>
        <label>
          {w.linkDays}
          <input name="days" type="number" min={1} max={90} defaultValue={14} required />
        </label>
        <Fault error={make.error} />
        <button type="submit" className="button first" disabled={make.isPending || desk === ''}>
          {w.makeLink}
        </button>
        {address !== null && (
          <p className="done" role="status">
            {w.linkMade} <code>{address}</code>{' '}
            <button
              type="button"
              className="quiet"
              onClick={() => void navigator.clipboard.writeText(address)}
            >
              {w.copy}
            </button>
          </p>
        )}
      </form>
      <Loaded query={query}>
        {(links) => (
          <ul className="plain-list">
            {links.map((link) => (
              <LinkLine key={link.id} link={link} />
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}

function LinkLine({ link: { id, label, uses, used, expiresAt, revoked } }: { link: ReferralLink }) {
  const w = useReferralWords()
  const { format } = useLanguage()
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => send('DELETE', path`/api/referral-links/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['referral-links'] }),
  })
  return (
    <li className="card row-tools">
      <strong>
        <PlainText text={label} />
      </strong>
      <span>{w.uses(used, uses)}</span>
      <span className="hint">{revoked ? w.revoked : w.validUntil(format.day(expiresAt))}</span>
      {!revoked && (
        <button type="button" className="quiet" onClick={() => revoke.mutate()}>
          {w.revoke}
        </button>
      )}
      <Fault error={revoke.error} />
    </li>
  )
}
