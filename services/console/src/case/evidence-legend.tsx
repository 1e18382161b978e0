import type { Evidence } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { familyOf } from '../text/families.ts'
import { labelName } from '../text/label-name.ts'
import type { EvidenceLabel } from '../text/pieces.ts'

/** What was found, strongest first; pressing one leaves only its marks in the text. */
export function EvidenceLegend({
  evidence,
  only,
  onOnly,
}: {
  evidence: readonly Evidence[]
  only: EvidenceLabel | null
  onOnly: (label: EvidenceLabel | null) => void
}) {
  const { t } = useLanguage()
  const strengths = new Map<EvidenceLabel, number>()
  for (const { label, strength } of evidence) {
    strengths.set(label, Math.max(strengths.get(label) ?? 0, strength))
  }
  if (strengths.size === 0) return null
  const labels = [...strengths.keys()].sort((a, b) => (strengths.get(b) ?? 0) - (strengths.get(a) ?? 0))
  return (
    <fieldset className="legend">
      <legend>{t.case.legend}</legend>
      {labels.map((label) => (
        <button
          key={label}
          type="button"
          data-family={familyOf(label)}
          aria-pressed={only === label}
          onClick={() => onOnly(only === label ? null : label)}
        >
          {labelName(label, t)}
        </button>
      ))}
    </fieldset>
  )
}
