import type { Dead, SignalEvent } from '@seinpost/schemas'
import type { Store } from '@seinpost/store'

/** Notes in the ledger which signals a stage put aside. A record that was no event names no signal. */
export async function bury(
  batch: readonly Dead[],
  events: readonly SignalEvent<'signals.dead'>[],
  { ledger }: Pick<Store, 'ledger'>,
): Promise<void> {
  await ledger.dead(
    batch.map(({ stage, error }, index) => ({
      id: events[index]?.subject ?? '',
      stage,
      code: error.code,
      message: error.message,
    })),
  )
}
