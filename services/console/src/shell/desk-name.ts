import type { Place } from '@seinpost/schemas'
import type { Desk } from '../api/client.ts'
import type { UiLanguage } from '../i18n/language.tsx'
import type { Messages } from '../i18n/messages.ts'

export type DeskGroup = keyof Messages['desk']['groups']

/** The queues that are no place's own. */
const NAMED: Readonly<Record<string, 'analyst' | 'supraLocal' | 'help'>> = {
  analyst: 'analyst',
  'supra-local': 'supraLocal',
  help: 'help',
}

const split = (queue: string): [string, string] => {
  const dash = queue.indexOf('-')
  return [queue.slice(0, dash), queue.slice(dash + 1)]
}

export function groupOf(queue: string): DeskGroup {
  const [kind] = split(queue)
  if (kind === 'municipality') return 'municipalities'
  if (kind === 'zone') return 'zones'
  return kind === 'district' ? 'districts' : 'desks'
}

/** What a reader calls a queue: the name the server gives, else its kind and code. */
export function deskName(
  { queue, name }: Pick<Desk, 'queue' | 'name'>,
  { t, language }: { t: Messages; language: UiLanguage },
): string {
  const named = NAMED[queue]
  if (named !== undefined) return t.desk[named]
  if (name !== null) return name[language]
  const [kind, code] = split(queue)
  if (kind === 'municipality' || kind === 'zone' || kind === 'district') return t.desk[kind](code)
  return queue
}

/** Names queues, those without cases too: a municipality's own by the place of the case that goes there. */
export const queueNamer =
  (
    { desks, places }: { desks: readonly Desk[]; places: readonly Place[] },
    spoken: { t: Messages; language: UiLanguage },
  ) =>
  (queue: string): string => {
    const place = places.find(({ nis }) => queue === `municipality-${nis}`)?.name
    const name = place === undefined ? null : { nl: place, fr: place, en: place }
    return deskName({ queue, name: desks.find((desk) => desk.queue === queue)?.name ?? name }, spoken)
  }
