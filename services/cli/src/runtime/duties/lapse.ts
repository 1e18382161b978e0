import { lapseClaims } from '@seinpost/casework'
import type { OpenDuty } from './duty.ts'

/** Gives back what nobody kept in hand. */
export const lapseDuty: OpenDuty = async ({ parts }) => {
  const { cases } = await parts.store()
  return {
    name: 'lapse',
    everyMs: 60_000,
    run: async () => {
      const leaseMs = parts.loaded.config.queue.leaseMinutes * 60_000
      await lapseClaims({ cases, now: parts.now, leaseMs })
    },
  }
}
