import { afterEach, beforeEach, describe } from 'vitest'
import { deliveryContract } from './contract/delivery.contract.ts'
import type { EventLogFixture } from './contract/fixture.ts'
import { readingContract } from './contract/reading.contract.ts'
import { redeliveryContract } from './contract/redelivery.contract.ts'

export type { EventLogFixture } from './contract/fixture.ts'

/** What every event log promises, run against `make` of each adapter. */
export function eventLogContract(name: string, make: () => Promise<EventLogFixture>): void {
  describe(`event log contract: ${name}`, () => {
    let fixture: EventLogFixture
    beforeEach(async () => {
      fixture = await make()
    })
    afterEach(() => fixture.remove())
    deliveryContract(() => fixture)
    redeliveryContract(() => fixture)
    readingContract(() => fixture)
  })
}
