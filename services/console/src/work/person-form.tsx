import { useLanguage } from '../i18n/language.tsx'
import { usePerson } from '../settings/person.tsx'
import { textIn } from './form-dialog.tsx'

/** Asks once who works here; the name stands in the history of what is done. */
export function PersonForm() {
  const { t } = useLanguage()
  const { setName } = usePerson()
  return (
    <form
      className="person-form"
      onSubmit={(event) => {
        event.preventDefault()
        setName(textIn(new FormData(event.currentTarget), 'name') ?? '')
      }}
    >
      <label>
        {t.work.whoAreYou} <input name="name" maxLength={100} autoComplete="name" required />
      </label>
      <button type="submit">{t.work.goOn}</button>
    </form>
  )
}
