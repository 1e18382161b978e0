import { runRetention } from '../run-retention.ts'
import type { OpenDuty } from './duty.ts'

const DAY_MS = 86_400_000

/** Deletes what its retention is over for; goes through the files of log and database once a day. */
export const retentionDuty: OpenDuty = async ({ parts, logger }) => {
  let filesAt = 0
  return {
    name: 'retention',
    everyMs: 3_600_000,
    run: async () => {
      const fromFiles = parts.now().getTime() - filesAt >= DAY_MS
      const { keysDestroyed, log, ...deleted } = await runRetention(parts, { fromFiles })
      if (fromFiles) filesAt = parts.now().getTime()
      if (deleted.signals > 0 || log.records > 0)
        logger.info({ ...deleted, logRecords: log.records }, 'retention deleted signals')
    },
  }
}
