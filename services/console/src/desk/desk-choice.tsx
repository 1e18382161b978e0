import { useDesks } from '../api/queries.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useStored } from '../settings/use-stored.ts'
import { deskName } from '../shell/desk-name.ts'

const isQueue = (value: string): value is string => value.length <= 200

/** The desk one works for on pages that show one desk's affairs; remembered by this browser. */
export function useDeskChoice() {
  const { data: desks = [] } = useDesks()
  const [stored, setDesk] = useStored('desk', () => '', isQueue)
  const known = desks.some(({ queue }) => queue === stored)
  return { desks, desk: known ? stored : (desks[0]?.queue ?? ''), setDesk }
}

export function DeskChoice({ desks, desk, setDesk }: ReturnType<typeof useDeskChoice>) {
  const w = useDeskWords()
  const { t, language } = useLanguage()
  if (desks.length < 2) return null
  return (
    <div className="filters">
      <label>
        {w.desk}
        <select value={desk} onChange={({ target }) => setDesk(target.value)}>
          {desks.map((one) => (
            <option key={one.queue} value={one.queue}>
              {deskName(one, { t, language })}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** Names any queue, its own kind and code where it has no name. */
export function useQueueName(): (queue: string) => string {
  const { data: desks = [] } = useDesks()
  const { t, language } = useLanguage()
  return (queue) =>
    deskName(desks.find((one) => one.queue === queue) ?? { queue, name: null }, { t, language })
}
