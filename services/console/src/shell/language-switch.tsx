import { DICTIONARIES, UI_LANGUAGES, useLanguage } from '../i18n/language.tsx'

export function LanguageSwitch() {
  const { language, setLanguage, t } = useLanguage()
  return (
    <fieldset className="languages">
      <legend className="unseen">{t.switchLanguage}</legend>
      {UI_LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          title={DICTIONARIES[one].language}
          onClick={() => setLanguage(one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}
