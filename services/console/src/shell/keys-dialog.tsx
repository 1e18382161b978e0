import { useEffect, useRef } from 'react'
import { useLanguage } from '../i18n/language.tsx'

/** Every key, in the browser's own dialog. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && dialog.current?.open === false) dialog.current.showModal()
  }, [open])
  const keys: [readonly string[], string][] = [
    [['j', '↓'], t.keys.next],
    [['k', '↑'], t.keys.previous],
    [['Enter'], t.keys.open],
    [['Esc'], t.keys.back],
    [['n'], t.work.next],
    [['c'], t.work.moves.claim],
    [['a'], t.work.moves.assess],
    [['r'], t.work.moves.release],
    [['x'], t.work.moves.give_back],
    [['b'], t.keys.reveal],
    [['d'], t.keys.desk],
    [['?'], t.keys.help],
  ]
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{t.keys.title}</h2>
      <dl>
        {keys.map(([names, meaning]) => (
          <div key={meaning}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{t.keys.close}</button>
      </form>
    </dialog>
  )
}
