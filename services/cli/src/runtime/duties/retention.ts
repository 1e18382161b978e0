import { runRetention } from '../run-retention.ts'
import type { OpenDuty } from './duty.ts'

/** Deletes what its retention is over for. */
export const retentionDuty: OpenDuty = async ({ parts, logger }) => ({
  name: 'retention',
  everyMs: 3_600_000,
  run: async () => {
    const deleted = await runRetention(parts)
    if (deleted.signals > 0) logger.info(deleted, 'retention deleted signals')
  },
})
