import type { Case } from '@seinpost/schemas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { path, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { usePerson } from '../settings/person.tsx'
import { FormDialog, textIn } from '../work/form-dialog.tsx'

const DAYS = [1, 2, 3, 7]
const DAY_MS = 86_400_000

/** Puts a case off; it comes back by itself, or sooner when somebody asks. */
export function Snooze({ case: shown, desk }: { case: Case; desk: string }) {
  const w = useDeskWords()
  const { t, format } = useLanguage()
  const { name: by } = usePerson()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const readAnew = () => queries.invalidateQueries()
  const snooze = useMutation({
    mutationFn: (body: object) =>
      send<{ until: string }>('POST', path`/api/cases/${shown.id}/snooze`, { desk, by, ...body }),
    onSettled: readAnew,
  })
  const wake = useMutation({
    mutationFn: () => send('POST', path`/api/cases/${shown.id}/wake`, { desk, by }),
    onSettled: readAnew,
  })
  const put = snooze.data !== undefined && wake.data === undefined && !wake.isSuccess
  if (shown.status === 'closed') return null
  return (
    <section className="card" aria-labelledby="snooze-title">
      <h3 id="snooze-title">{w.snooze}</h3>
      <Fault error={snooze.error ?? wake.error} known={w.faults} />
      {put && snooze.data !== undefined && (
        <p className="done" role="status">
          {w.until(format.moment(snooze.data.until))}{' '}
          <button type="button" className="quiet" onClick={() => wake.mutate()}>
            {w.wake}
          </button>
        </p>
      )}
      {!put && (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {w.snooze}
        </button>
      )}
      {asking && (
        <FormDialog
          title={w.snooze}
          onClose={() => setAsking(false)}
          onSend={(data) => {
            const until = new Date(Date.now() + Number(data.get('days')) * DAY_MS).toISOString()
            snooze.mutate({ until, reason: textIn(data, 'reason') })
            setAsking(false)
          }}
        >
          <fieldset className="choices">
            <legend>{w.snoozeUntil}</legend>
            {DAYS.map((days) => (
              <label key={days}>
                <input type="radio" name="days" value={days} defaultChecked={days === 1} />
                <span>{w.snoozeDays(days)}</span>
              </label>
            ))}
          </fieldset>
          <label className="note">
            {t.work.why}
            <textarea name="reason" rows={2} maxLength={500} required />
          </label>
        </FormDialog>
      )}
    </section>
  )
}
