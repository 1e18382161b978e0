import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useLanguage } from '../i18n/language.tsx'

/** A question in the browser's own dialog; Escape leaves everything as it is. */
export function FormDialog({
  title,
  onSend,
  onClose,
  children,
}: {
  title: string
  onSend: (data: FormData) => void
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={id} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSend(new FormData(event.currentTarget))
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        <div className="ask-end">
          <button type="button" onClick={() => dialog.current?.close()}>
            {t.work.cancel}
          </button>
          <button type="submit" data-first="true">
            {t.work.confirm}
          </button>
        </div>
      </form>
    </dialog>
  )
}

/** A text field's content, or undefined when it is empty. */
export function textIn(data: FormData, name: string): string | undefined {
  const value = data.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
