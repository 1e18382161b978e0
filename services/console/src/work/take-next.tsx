import { useLanguage } from '../i18n/language.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { usePerson } from '../settings/person.tsx'
import { useTakeNext } from './use-take-next.ts'

/** One key from one case to the next that nobody has in hand. */
export function TakeNext({ desk }: { desk: string }) {
  const { t } = useLanguage()
  const { name } = usePerson()
  const { mutate, isPending, data } = useTakeNext(desk)
  const take = () => (name === '' ? false : mutate())
  useKeys({ n: take })
  const none = data !== undefined && data.caseId === null
  return (
    <button type="button" className="quiet" disabled={isPending || name === ''} onClick={take}>
      {none ? t.work.noneLeft : t.work.next} <kbd>n</kbd>
    </button>
  )
}
