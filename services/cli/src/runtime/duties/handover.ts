import { expireHandovers } from '@seinpost/routing'
import { openHandover } from '../open-handover.ts'
import type { OpenDuty } from './duty.ts'

/** Ends offers that nobody answered in time, asks the desk above, and forgets labels with their cases. */
export const handoverDuty: OpenDuty = async ({ parts, logger }) => {
  const deps = await openHandover(parts)
  return {
    name: 'handover',
    everyMs: 60_000,
    run: async () => {
      const ended = await expireHandovers(deps)
      if (ended > 0) logger.info({ handovers: ended }, 'handovers ended without an answer')
      await deps.hands.purgeLabels(parts.now())
    },
  }
}
