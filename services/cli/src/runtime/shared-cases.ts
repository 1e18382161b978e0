import { profileOf, shareCase, shareEntry } from '@seinpost/casework'
import type { DeskReading } from '@seinpost/gateway'
import type { Case } from '@seinpost/schemas'
import type { Parts } from './open-parts.ts'

/** What a desk may have of a case, by the sharing profiles of the config in force. */
export const sharedWith =
  (parts: Pick<Parts, 'loaded'>) =>
  (desk: string) =>
  (found: Case): Case =>
    shareCase(found, profileOf(desk, parts.loaded.config.sharing))

/** A desk's reader that never gives more than its profile: what is not shared does not leave this function. */
export function sharedReader(reader: DeskReading, desk: string, parts: Pick<Parts, 'loaded'>): DeskReading {
  return {
    queues: () => reader.queues(),
    queue: async (queue, page) => {
      const profile = profileOf(desk, parts.loaded.config.sharing)
      return (await reader.queue(queue, page)).map((entry) => shareEntry(entry, profile))
    },
    case: async (id) => {
      const found = await reader.case(id)
      return found === null ? null : sharedWith(parts)(desk)(found)
    },
  }
}
