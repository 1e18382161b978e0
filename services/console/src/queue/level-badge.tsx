import type { Level } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'

/** The level in context, and beneath it the level on the surface where that differs. */
export function LevelBadge({ level, surface }: { level: Level; surface: Level }) {
  const { t } = useLanguage()
  return (
    <span className="level" data-level={level}>
      <span className="level-number">{level}</span>
      <span className="level-name">{t.levels[level]}</span>
      {surface !== level && (
        <span className="level-surface">
          {t.case.onSurface.toLowerCase()} {surface}
        </span>
      )}
    </span>
  )
}
