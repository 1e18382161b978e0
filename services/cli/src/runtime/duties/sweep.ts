import { sweepStuck } from '../sweep.ts'
import type { OpenDuty } from './duty.ts'

/** Appends stuck signals again. */
export const sweepDuty: OpenDuty = async ({ parts, logger }) => {
  const [store, log] = [await parts.store(), await parts.log()]
  return {
    name: 'sweep',
    everyMs: 60_000,
    run: async () => {
      const again = await sweepStuck({ store, log, now: parts.now })
      if (again > 0) logger.warn({ signals: again }, 'stuck signals appended again')
    },
  }
}
