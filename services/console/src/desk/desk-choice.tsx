import { useDesks } from '../api/queries.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useMap } from '../parts/map-view.tsx'
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

/** Names any queue; one that is not the reader's own by the municipality of the map, else by its kind and code. */
export function useQueueName(): (queue: string) => string {
  const { data: desks = [] } = useDesks()
  const map = useMap()
  const { t, language } = useLanguage()
  const towns = new Map((map.data?.shapes ?? []).map(({ nis, names }) => [`municipality-${nis}`, names]))
  return (queue) => {
    const town = towns.get(queue)
    const name = town === undefined ? null : { nl: town.nl, fr: town.fr, en: town.nl }
    return deskName(desks.find((one) => one.queue === queue) ?? { queue, name }, { t, language })
  }
}
