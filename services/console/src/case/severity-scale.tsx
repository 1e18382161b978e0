import type { Level } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'

const STEPS: readonly Level[] = [0, 1, 2, 3, 4]

/** One of the two levels on its scale of five. */
export function SeverityScale({ label, hint, level }: { label: string; hint: string; level: Level }) {
  const { t } = useLanguage()
  return (
    <div className="scale">
      <div className="scale-label">
        <strong>{label}</strong> <span>{hint}</span>
      </div>
      <div className="scale-steps" role="img" aria-label={`${label}: ${level}, ${t.levels[level]}`}>
        {STEPS.map((step) => (
          <span
            key={step}
            data-level={step}
            data-state={step === level ? 'at' : step < level ? 'below' : 'above'}
          >
            {step === level ? `${step} · ${t.levels[step]}` : step}
          </span>
        ))}
      </div>
    </div>
  )
}
