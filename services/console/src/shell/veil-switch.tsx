import { useLanguage } from '../i18n/language.tsx'
import { useVeil } from '../settings/veil.tsx'

/** Keeps serious text hidden until asked for; remembered by this browser. */
export function VeilSwitch() {
  const { t } = useLanguage()
  const { veiled, setVeiled } = useVeil()
  return (
    <label className="veil-switch">
      <input type="checkbox" checked={veiled} onChange={(event) => setVeiled(event.target.checked)} />
      <span>{t.blurSetting}</span>
    </label>
  )
}
