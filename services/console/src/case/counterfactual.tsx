import type { Explanation } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { PlainText } from '../text/plain-text.tsx'

/** The smallest change of the text that would change the level. */
export function Counterfactual({ explanation: { counterfactual } }: { explanation: Explanation }) {
  const { t } = useLanguage()
  if (counterfactual === null) return null
  const { without, level } = counterfactual
  return (
    <p className="counterfactual">
      {t.case.without}{' '}
      <q>
        <PlainText text={without} />
      </q>{' '}
      {t.case.thenLevel} <strong>{t.levels[level].toLowerCase()}</strong> ({level}).
    </p>
  )
}
