import { SYSTEM } from '../audit.ts'
import { openSigningKey } from '../audit-key.ts'
import type { OpenDuty } from './duty.ts'

/** Signs the audit's head of every day that ended. */
export const auditHeadDuty: OpenDuty = async ({ parts, logger }) => {
  const audit = await parts.audit()
  return {
    name: 'audit-heads',
    everyMs: 900_000,
    run: async () => {
      const signed = await audit.sign(await openSigningKey(parts.loaded))
      for (const { day, seq, keyId } of signed) {
        await audit.append([
          { at: parts.now(), actor: SYSTEM, act: 'audit.head', subject: day, details: { seq, keyId } },
        ])
        logger.info({ day, entries: seq }, 'audit head signed')
      }
    },
  }
}
