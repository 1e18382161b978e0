import type { Case, CrossingField, Handover, HandoverPreview } from '@seinpost/schemas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { path, read, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { shapeName, useMap } from '../parts/map-view.tsx'
import { usePerson } from '../settings/person.tsx'
import { textIn } from '../work/form-dialog.tsx'
import { useQueueName } from './desk-choice.tsx'
import { Fields } from './handover-card.tsx'

interface Preview {
  readonly preview: HandoverPreview
  readonly fields: readonly CrossingField[]
  readonly dueAt: string
}
interface Offered {
  readonly handover: Handover
  readonly link: string | null
}

/** The page for people behind an offer's link. The token stands after the #, which no server and no log sees. */
const pageOf = (link: string): string => `${window.location.origin}/offer#${link.split('/').at(-1)}`

const KINDS = ['ownership', 'information'] as const

/** Chooses a desk, shows what it would see before it decides, and offers. */
export function HandoverDialog({
  case: shown,
  desk,
  onClose,
}: {
  case: Case
  desk: string
  onClose: () => void
}) {
  const w = useDeskWords()
  const { t, format } = useLanguage()
  const { name: by } = usePerson()
  const queries = useQueryClient()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [to, setTo] = useState('')
  const [pseudonymised, setPseudonymised] = useState(true)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const offer = useMutation({
    mutationFn: (body: object) => send<Offered>('POST', path`/api/cases/${shown.id}/handovers`, body),
    onSuccess: () => queries.invalidateQueries(),
  })
  const preview = useQuery({
    queryKey: ['handover-preview', shown.id, desk, to, pseudonymised],
    queryFn: ({ signal }) =>
      read<Preview>(
        `${path`/api/cases/${shown.id}/handovers/preview?desk=${desk}&to=${to}`}&pseudonymised=${pseudonymised}`,
        signal,
      ),
    // Once offered there is nothing to look at beforehand.
    enabled: to !== '' && !offer.isSuccess && !offer.isPending,
    retry: false,
  })
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={id} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          const note = textIn(data, 'note')
          offer.mutate({
            desk,
            by,
            to,
            kind: data.get('kind'),
            pseudonymised,
            ...(note !== undefined && { note }),
          })
        }}
      >
        <h2 id={id}>{w.handOver}</h2>
        <div className="field">
          <label htmlFor={`${id}-to`}>{w.handOverTo}</label>
          <DeskOptions id={`${id}-to`} case={shown} desk={desk} to={to} onTo={setTo} />
        </div>
        <fieldset className="outcomes">
          <legend>{w.handOverKind}</legend>
          {KINDS.map((kind) => (
            <label key={kind}>
              <input type="radio" name="kind" value={kind} defaultChecked={kind === 'ownership'} />
              <span>
                <strong>{w.kinds[kind]}</strong>
                <small>{w.kindHints[kind]}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <label className="inline-check">
          <input
            type="checkbox"
            checked={pseudonymised}
            onChange={({ target }) => setPseudonymised(target.checked)}
          />{' '}
          {w.pseudonymised}
        </label>
        <label className="note">
          {t.work.note}
          <textarea name="note" rows={2} maxLength={2_000} />
        </label>
        {preview.data !== undefined && (
          <section className="card">
            <h3>{w.sees}</h3>
            <p>
              <span className="level-word" data-level={preview.data.preview.level}>
                {t.levels[preview.data.preview.level]}
              </span>{' '}
              {preview.data.preview.places.map(({ name }) => name).join(', ')} ·{' '}
              {t.sourceKinds[preview.data.preview.sourceKind]} · {format.day(preview.data.preview.day)}
            </p>
            <Fields words={w} shared={preview.data.preview.shared} withheld={preview.data.preview.withheld} />
            <p className="hint">{w.answerBy(format.moment(preview.data.dueAt))}</p>
          </section>
        )}
        <Fault error={preview.error ?? offer.error} known={w.faults} />
        {offer.data !== undefined && (
          <div className="done" role="status">
            <p>{w.offered(format.moment(offer.data.handover.dueAt))}</p>
            {offer.data.link !== null && (
              <p>
                {w.link} <code>{pageOf(offer.data.link)}</code>
              </p>
            )}
          </div>
        )}
        <div className="ask-end">
          <button type="button" onClick={() => dialog.current?.close()}>
            {offer.data === undefined ? t.work.cancel : t.keys.close}
          </button>
          {offer.data === undefined && (
            <button type="submit" data-first="true" disabled={to === '' || offer.isPending}>
              {w.offer}
            </button>
          )}
        </div>
      </form>
    </dialog>
  )
}

/** The case's other desks first, then every municipality, then the desks without a place. */
function DeskOptions({
  id,
  case: shown,
  desk,
  to,
  onTo,
}: {
  id: string
  case: Case
  desk: string
  to: string
  onTo: (queue: string) => void
}) {
  const { t, language } = useLanguage()
  const nameOf = useQueueName()
  const map = useMap()
  const near = shown.recipients
    .map(({ queue }) => queue)
    .filter((queue) => queue !== desk && queue !== 'analyst')
  const known = new Map(
    shown.places.map(({ nis, code, name }) => [
      nis === undefined ? `contact-${code}` : `municipality-${nis}`,
      name,
    ]),
  )
  const towns = (map.data?.shapes ?? [])
    .map((shape) => ({ queue: `municipality-${shape.nis}`, name: shapeName(shape, language) }))
    .filter(({ queue }) => queue !== desk && !near.includes(queue))
    .sort((a, b) => a.name.localeCompare(b.name))
  const others = ['supra-local', 'help'].filter((queue) => queue !== desk && !near.includes(queue))
  return (
    <select id={id} value={to} onChange={({ target }) => onTo(target.value)} required>
      <option value="" />
      <optgroup label={t.case.recipients}>
        {near.map((queue) => (
          <option key={queue} value={queue}>
            {known.get(queue) ?? nameOf(queue)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t.desk.groups.desks}>
        {others.map((queue) => (
          <option key={queue} value={queue}>
            {nameOf(queue)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t.desk.groups.municipalities}>
        {towns.map(({ queue, name }) => (
          <option key={queue} value={queue}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  )
}
