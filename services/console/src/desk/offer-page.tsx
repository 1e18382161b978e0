import type { HandoverKind, HandoverPreview } from '@seinpost/schemas'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, path, read, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { textIn } from '../work/form-dialog.tsx'
import { Clock } from './clock.tsx'
import { DeclineDialog, Fields } from './handover-card.tsx'

interface Offer {
  readonly preview: HandoverPreview
  readonly kind: HandoverKind
  readonly dueAt: string
}
interface Answered {
  readonly status: 'accepted' | 'declined'
  readonly shared: Readonly<Record<string, unknown>> | null
}

/** What a contact abroad, who has no account here, sees behind the link of an offer. */
export function OfferPage() {
  const w = useDeskWords()
  const [token] = useState(() => window.location.hash.slice(1))
  const address = path`/api/handover-links/${token}`
  const query = useQuery({
    queryKey: ['offer', token],
    queryFn: ({ signal }) => read<Offer>(address, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const answer = useMutation({ mutationFn: (body: object) => send<Answered>('POST', address, body) })
  const spent = query.error instanceof ApiError && query.error.problem?.status === 404
  if (spent) return <p className="empty">{w.offerSpent}</p>
  if (answer.data?.status === 'declined') return <p className="empty">{w.offerDeclined}</p>
  if (answer.data !== undefined) return <Received shared={answer.data.shared ?? {}} />
  return (
    <Page title={w.offerTitle} intro={w.offerIntro}>
      <Loaded query={query}>
        {(offer) => (
          <Answer
            offer={offer}
            error={answer.error}
            waiting={answer.isPending}
            onAnswer={(body) => answer.mutate(body)}
          />
        )}
      </Loaded>
    </Page>
  )
}

function Answer({
  offer: { preview, kind, dueAt },
  error,
  waiting,
  onAnswer,
}: {
  offer: Offer
  error: Error | null
  waiting: boolean
  onAnswer: (body: object) => void
}) {
  const w = useDeskWords()
  const { t, format } = useLanguage()
  const [declining, setDeclining] = useState<string | null>(null)
  return (
    <>
      <form
        className="form card"
        onSubmit={(event) => {
          event.preventDefault()
          const by = textIn(new FormData(event.currentTarget), 'by') ?? ''
          const submitter = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value')
          if (submitter === 'decline') return setDeclining(by)
          onAnswer({ act: 'accept', by })
        }}
      >
        <p>
          <span className="status">{w.kinds[kind]}</span> <Clock dueAt={dueAt} />
        </p>
        <p>
          <span className="level-word" data-level={preview.level}>
            {t.levels[preview.level]}
          </span>{' '}
          {preview.places.map((place) => `${place.name} (${t.placeRoles[place.role]})`).join(', ')} ·{' '}
          {t.sourceKinds[preview.sourceKind]} · {format.day(preview.day)}
        </p>
        <Fields words={w} shared={preview.shared} withheld={preview.withheld} />
        <label>
          {w.offerName}
          <input name="by" required maxLength={100} autoComplete="name" />
        </label>
        <Fault error={error} known={w.faults} />
        <div className="row-tools">
          <button type="submit" value="accept" className="button first" disabled={waiting}>
            {w.accept}
          </button>
          <button type="submit" value="decline" className="button" disabled={waiting}>
            {w.decline}
          </button>
        </div>
      </form>
      {declining !== null && (
        <DeclineDialog
          onClose={() => setDeclining(null)}
          onSend={(body) => {
            onAnswer({ ...body, by: declining })
            setDeclining(null)
          }}
        />
      )}
    </>
  )
}

function Received({ shared }: { shared: Readonly<Record<string, unknown>> }) {
  const w = useDeskWords()
  const names = new Map(Object.entries(w.fields))
  return (
    <Page title={w.offerReceived} intro={w.offerIntro}>
      <p className="page-tools">
        <button type="button" className="button" onClick={() => window.print()}>
          {w.print}
        </button>
      </p>
      {Object.entries(shared).map(([field, value]) => (
        <section key={field} className="card">
          <h2>{names.get(field) ?? field}</h2>
          <p>
            <PlainText text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)} />
          </p>
        </section>
      ))}
    </Page>
  )
}
