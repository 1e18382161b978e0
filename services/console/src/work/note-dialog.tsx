import { useLanguage } from '../i18n/language.tsx'
import { FormDialog, textIn } from './form-dialog.tsx'

/** An act that must say why. */
export function NoteDialog({
  title,
  onSend,
  onClose,
}: {
  title: string
  onSend: (act: { note: string }) => void
  onClose: () => void
}) {
  const { t } = useLanguage()
  const send = (data: FormData) => {
    const note = textIn(data, 'note')
    if (note !== undefined) onSend({ note })
  }
  return (
    <FormDialog title={title} onSend={send} onClose={onClose}>
      <label className="note">
        {t.work.why}
        <textarea name="note" rows={3} maxLength={5_000} required />
      </label>
    </FormDialog>
  )
}
