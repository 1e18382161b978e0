import type { EventLog } from '@seinpost/event-log'
import type { Store } from '@seinpost/store'
import { receivedEvent } from './intake.ts'

const STUCK_AFTER_MS = 120_000
const AT_ONCE = 500

/**
 * Appends again what has been in flight for long while no worker is behind: a crash came between its ledger row and its
 * event. Appending what is on its way after all is harmless. Answers how many.
 */
export async function sweepStuck(
  {
    store,
    log,
    now,
  }: { readonly store: Pick<Store, 'ledger'>; readonly log: EventLog; readonly now: () => Date },
  stuckAfterMs = STUCK_AFTER_MS,
): Promise<number> {
  const behind = (await log.lag()).reduce((sum, { events }) => sum + events, 0)
  if (behind > 0) return 0
  const olderThan = new Date(now().getTime() - stuckAfterMs)
  const stuck = await store.ledger.inFlight({ olderThan, limit: AT_ONCE })
  const time = now().toISOString()
  if (stuck.length > 0)
    await log.append(
      'signals.received',
      stuck.map((signal) => receivedEvent(signal, time)),
    )
  return stuck.length
}
