import type { Case } from '@seinpost/schemas'
import { useDesks } from '../api/queries.ts'
import { useLanguage } from '../i18n/language.tsx'
import { queueNamer } from '../shell/desk-name.ts'
import { reasonWords } from '../text/recipient-reason.ts'
import { FormDialog, textIn } from './form-dialog.tsx'

/** Lets the case through to the desks that are chosen; those that routing proposed are chosen already. */
export function ReleaseDialog({
  case: shown,
  onSend,
  onClose,
}: {
  case: Case
  onSend: (release: object) => void
  onClose: () => void
}) {
  const { t, language } = useLanguage()
  const { data: desks = [] } = useDesks()
  const nameOf = queueNamer({ desks, places: shown.places }, { t, language })
  const waiting = shown.recipients.filter(({ released }) => !released)
  const send = (data: FormData) => {
    const queues = data.getAll('queue')
    const note = textIn(data, 'note')
    if (queues.length > 0) onSend({ queues, ...(note !== undefined && { note }) })
  }
  return (
    <FormDialog title={t.work.moves.release} onSend={send} onClose={onClose}>
      <fieldset className="outcomes">
        <legend>{t.work.releaseTo}</legend>
        {waiting.map(({ queue, role, reason }) => (
          <label key={queue}>
            <input type="checkbox" name="queue" value={queue} defaultChecked />
            <span>
              <strong>{nameOf(queue)}</strong>
              <small>
                {t.recipientRoles[role]} · {reasonWords(reason, { language })}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <label className="note">
        {t.work.note}
        <textarea name="note" rows={2} maxLength={5_000} />
      </label>
    </FormDialog>
  )
}
