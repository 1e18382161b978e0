import { useLanguage } from '../i18n/language.tsx'
import { showInvisible } from './invisible.ts'

/**
 * Text from outside. It is always text: React escapes it, hidden characters are shown as marks, and its direction
 * cannot reach beyond it.
 */
export function PlainText({ text }: { text: string }) {
  const { t } = useLanguage()
  return (
    <bdi className="plain-text">
      {showInvisible(text).map((stretch, at) =>
        stretch.kind === 'text' ? (
          stretch.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one text never move
          <span key={at} className="invisible-mark" title={t.invisible}>
            {stretch.name}
          </span>
        ),
      )}
    </bdi>
  )
}
