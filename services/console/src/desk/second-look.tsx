import type { ThreadMessage } from '@seinpost/schemas'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { path, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { usePerson } from '../settings/person.tsx'
import { useVeil } from '../settings/veil.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { JudgementFields, judgementIn } from '../work/judgement-fields.tsx'

interface Look {
  readonly id: string
  readonly lang: string
  readonly text: string
  readonly thread?: readonly ThreadMessage[]
  readonly platform: string
  readonly publishedAt: string
}

/** A reading without knowing the first: what agreement is measured by. */
export function SecondLook({ desk }: { desk: string }) {
  const w = useDeskWords()
  const { name: by } = usePerson()
  const take = useMutation({
    mutationFn: () => send<{ look: Look | null }>('POST', '/api/second-looks/next', { desk, by }),
  })
  const judge = useMutation({
    mutationFn: ({ id, judgement }: { id: string; judgement: object }) =>
      send<{ agrees: boolean }>('POST', path`/api/second-looks/${id}`, { desk, by, ...judgement }),
    onSuccess: () => take.reset(),
  })
  const look = take.data?.look
  return (
    <section className="card" aria-labelledby="second-title">
      <h2 id="second-title">{w.secondLook}</h2>
      <p className="hint">{w.secondLookHint}</p>
      <Fault error={take.error ?? judge.error} known={w.faults} />
      {look === null && <p role="status">{w.secondLookNone}</p>}
      {judge.data !== undefined && look === undefined && (
        <p className="done" role="status">
          {judge.data.agrees ? w.secondLookSame : w.secondLookDiffers}
        </p>
      )}
      {look === undefined || look === null ? (
        <p>
          <button type="button" className="button" disabled={take.isPending} onClick={() => take.mutate()}>
            {w.secondLookTake}
          </button>
        </p>
      ) : (
        <Reading
          key={look.id}
          look={look}
          onJudge={(judgement) => judge.mutate({ id: look.id, judgement })}
        />
      )}
    </section>
  )
}

function Reading({ look, onJudge }: { look: Look; onJudge: (judgement: object) => void }) {
  const { t, format } = useLanguage()
  const { veiled } = useVeil()
  const [hidden, setHidden] = useState(veiled)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        onJudge(judgementIn(new FormData(event.currentTarget)))
      }}
    >
      <p className="hint">
        {look.platform} · {format.moment(look.publishedAt)}
      </p>
      {hidden ? (
        <button type="button" className="button" onClick={() => setHidden(false)}>
          {t.case.show}
        </button>
      ) : (
        <div lang={look.lang}>
          {look.thread?.map((message) => (
            <blockquote key={`${message.role} ${message.text}`} className="thread-message">
              <span>{t.threadRoles[message.role]}</span>
              <PlainText text={message.text} />
            </blockquote>
          ))}
          <p>
            <PlainText text={look.text} />
          </p>
        </div>
      )}
      <JudgementFields />
      <button type="submit" className="button first">
        {t.work.confirm}
      </button>
    </form>
  )
}
