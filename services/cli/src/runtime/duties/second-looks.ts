import { pickSecondLooks } from '@seinpost/casework'
import type { OpenDuty } from './duty.ts'

/** Draws the sample that is read a second time. */
export const secondLookDuty: OpenDuty = async ({ parts, logger }) => {
  const { sql } = await parts.store()
  return {
    name: 'second-looks',
    everyMs: 600_000,
    run: async () => {
      const policy = parts.loaded.config.desk.secondLook
      const picked = await pickSecondLooks({ sql, now: parts.now, policy })
      if (picked > 0) logger.info({ picked }, 'drawn for a second look')
    },
  }
}
