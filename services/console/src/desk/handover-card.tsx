import type { DeclineReason, Handover } from '@seinpost/schemas'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { path, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { usePerson } from '../settings/person.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { FormDialog, textIn } from '../work/form-dialog.tsx'
import { Clock } from './clock.tsx'
import { useQueueName } from './desk-choice.tsx'

/** One offer: who to whom, what of it is known, its clock, and what this desk can do about it. */
export function HandoverCard({ handover, desk }: { handover: Handover; desk: string }) {
  const w = useDeskWords()
  const { t, format } = useLanguage()
  const { name } = usePerson()
  const nameOf = useQueueName()
  const queries = useQueryClient()
  const [declining, setDeclining] = useState(false)
  const act = useMutation({
    mutationFn: (body: object) =>
      send('POST', path`/api/handovers/${handover.id}/acts`, { desk, by: name, ...body }),
    onSettled: () => queries.invalidateQueries(),
  })
  const { preview } = handover
  const open = handover.status === 'offered'
  const mine = handover.from === desk
  const sees = mine || handover.status === 'accepted'
  return (
    <li className="card handover" data-status={handover.status}>
      <p className="case-facts">
        <span className="status">{w.handoverStatuses[handover.status]}</span>
        <span>{w.kinds[handover.kind]}</span>
        {open && <Clock dueAt={handover.dueAt} />}
      </p>
      <h3>
        {nameOf(handover.from)} → {nameOf(handover.to)}
      </h3>
      <p>
        <span className="level-word" data-level={preview.level}>
          {t.levels[preview.level]}
        </span>{' '}
        {preview.places.map((place) => `${place.name} (${t.placeRoles[place.role]})`).join(', ')} ·{' '}
        {t.sourceKinds[preview.sourceKind]} · {format.day(preview.day)}
      </p>
      <Fields words={w} shared={preview.shared} withheld={preview.withheld} />
      <ol className="facts">
        {handover.history.map((step) => (
          <li key={`${step.act} ${step.at}`}>
            <span className="fact-main">
              {w.handoverStatuses[STATUS_OF[step.act]]} · {nameOf(step.desk)}
            </span>
            <span className="fact-side">{format.moment(step.at)}</span>
            {(step.reason !== undefined || step.note !== undefined) && (
              <span className="fact-note">
                {step.reason !== undefined && w.declineReasons[step.reason]}{' '}
                {step.note !== undefined && <PlainText text={step.note} />}
              </span>
            )}
          </li>
        ))}
      </ol>
      <Fault error={act.error} known={w.faults} />
      <div className="row-tools">
        {open && !mine && (
          <>
            <button
              type="button"
              className="button first"
              disabled={act.isPending}
              onClick={() => act.mutate({ act: 'accept' })}
            >
              {w.accept}
            </button>
            <button type="button" className="button" onClick={() => setDeclining(true)}>
              {w.decline}
            </button>
          </>
        )}
        {open && mine && (
          <button
            type="button"
            className="button"
            disabled={act.isPending}
            onClick={() => act.mutate({ act: 'revoke' })}
          >
            {w.revoke}
          </button>
        )}
        {sees && (
          <Link to="/q/$desk/c/$caseId" params={{ desk, caseId: handover.caseId }}>
            {w.openCase}
          </Link>
        )}
      </div>
      {declining && (
        <DeclineDialog
          onClose={() => setDeclining(false)}
          onSend={(body) => {
            setDeclining(false)
            act.mutate(body)
          }}
        />
      )}
    </li>
  )
}

const STATUS_OF = {
  offer: 'offered',
  accept: 'accepted',
  decline: 'declined',
  revoke: 'revoked',
  expire: 'expired',
  void: 'void',
} as const

export function Fields({
  words,
  shared,
  withheld,
}: {
  words: ReturnType<typeof useDeskWords>
  shared: readonly string[]
  withheld: readonly string[]
}) {
  const names = new Map(Object.entries(words.fields))
  const listed = (fields: readonly string[]) => fields.map((field) => names.get(field) ?? field).join(', ')
  return (
    <p className="hint">
      {words.crosses}: {listed(shared) || '–'}
      {withheld.length > 0 && ` · ${words.staysBehind}: ${listed(withheld)}`}
    </p>
  )
}

export function DeclineDialog({ onSend, onClose }: { onSend: (body: object) => void; onClose: () => void }) {
  const w = useDeskWords()
  const { t } = useLanguage()
  // The dictionary has every reason and no other.
  const reasons = Object.keys(w.declineReasons) as DeclineReason[]
  return (
    <FormDialog
      title={w.decline}
      onClose={onClose}
      onSend={(data) => {
        const note = textIn(data, 'note')
        onSend({ act: 'decline', reason: data.get('reason'), ...(note !== undefined && { note }) })
      }}
    >
      <fieldset className="outcomes">
        <legend>{w.declineReason}</legend>
        {reasons.map((reason) => (
          <label key={reason}>
            <input type="radio" name="reason" value={reason} required />
            <span>{w.declineReasons[reason]}</span>
          </label>
        ))}
      </fieldset>
      <label className="note">
        {t.work.note}
        <textarea name="note" rows={2} maxLength={2_000} />
      </label>
    </FormDialog>
  )
}
