import { wakeDue } from '@seinpost/casework'
import type { OpenDuty } from './duty.ts'

/** Brings back to their queues what was put off until now. */
export const wakeDuty: OpenDuty = async ({ parts }) => {
  const { sql } = await parts.store()
  return { name: 'wake', everyMs: 30_000, run: async () => void (await wakeDue({ sql, now: parts.now })) }
}
