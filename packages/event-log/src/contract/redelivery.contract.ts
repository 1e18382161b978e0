import type { SeinpostError } from '@seinpost/domain'
import { expect, test } from 'vitest'
import type { LogRecord, UnreadableRecord } from '../port.ts'
import { fact } from '../testing/fact.ts'
import { refusal } from '../testing/refusal-events.ts'
import { idsOf, numbered, TOPIC, to } from './contract-events.ts'
import type { EventLogFixture } from './fixture.ts'

/** What happens when a handler refuses, a record does not parse, or a subscription stops. */
export function redeliveryContract(fixture: () => EventLogFixture): void {
  test('a refused batch is delivered again, in the same order, before what follows', async () => {
    const log = await fixture().open()
    const seen: string[] = []
    const faults: string[] = []
    let refusals = 2
    const onFault = ({ message }: SeinpostError) => void faults.push(message)
    const subscription = await log.subscribe(to('g', { maxBatch: 3, onFault }), async (records) => {
      if (records.some(({ event }) => event.id === 'k/4') && refusals-- > 0) throw new Error('not now')
      seen.push(...idsOf(records))
    })
    await log.append(TOPIC, numbered('k', 10))
    await subscription.caughtUp()
    expect([...new Set(seen)]).toEqual(Array.from({ length: 10 }, (_, n) => `k/${n}`))
    expect(faults).toEqual(['not now', 'not now'])
  })

  test('while one key is refused, keys of other partitions go on', async () => {
    const log = await fixture().open()
    const keys = Array.from({ length: 12 }, (_, key) => `k${key}`)
    const others = new Set<number>()
    const stuckOn = fact()
    const free = fact()
    let released = false
    const subscription = await log.subscribe(to('g'), async (records) => {
      const stuck = records.find(({ event }) => event.subject === 'k0')
      if (stuck !== undefined && !released) {
        stuckOn.happen()
        throw new Error('not this one')
      }
      for (const { partition } of records) others.add(partition)
      if (others.size >= 2) free.happen()
    })
    await log.append(TOPIC, [refusal('k0', 0)])
    await stuckOn.happened
    await log.append(
      TOPIC,
      keys.map((key) => refusal(key, 1)),
    )
    await free.happened
    released = true
    await subscription.caughtUp()
    expect(others.size).toBeGreaterThan(2)
  })

  test('what was not handled when the log closed comes again after a restart', async () => {
    const first = await fixture().open()
    const begun = fact()
    await first.append(TOPIC, numbered('k', 3))
    await first.subscribe(to('g'), async () => {
      begun.happen()
      throw new Error('cannot')
    })
    await begun.happened
    await first.close()
    const log = await fixture().open()
    const seen: string[] = []
    const subscription = await log.subscribe(to('g'), async (records) => void seen.push(...idsOf(records)))
    await subscription.caughtUp()
    expect(seen).toEqual(['k/0', 'k/1', 'k/2'])
  })

  test('stop lets the running batch finish and commits it; nothing is handed over after', async () => {
    const log = await fixture().open()
    const begun = fact()
    const release = fact()
    const seen: string[] = []
    const subscription = await log.subscribe(to('g', { maxBatch: 2 }), async (records) => {
      begun.happen()
      await release.happened
      seen.push(...idsOf(records))
    })
    await log.append(TOPIC, numbered('k', 6))
    await begun.happened
    const stopped = subscription.stop()
    release.happen()
    await stopped
    const handled = seen.length
    expect(handled).toBeGreaterThan(0)
    await log.append(TOPIC, numbered('k', 1, 6))
    const again = await log.subscribe(to('g'), async (records) => void seen.push(...idsOf(records)))
    await again.caughtUp()
    expect(seen).toEqual(Array.from({ length: 7 }, (_, n) => `k/${n}`))
  })

  test('a record that does not parse goes to onUnreadable, in its place, and the rest goes on', async () => {
    const first = await fixture().open()
    await first.append(TOPIC, [refusal('k', 0)])
    await first.close()
    await fixture().appendRaw(TOPIC, 'k', '{"torn":')
    await fixture().appendRaw(TOPIC, 'k', '{"specversion":"1.0","type":"signals.refused"}')
    const log = await fixture().open()
    await log.append(TOPIC, [refusal('k', 1)])
    const unreadable: UnreadableRecord[] = []
    const seen: string[] = []
    const onUnreadable = async (record: UnreadableRecord) => void unreadable.push(record)
    const handle = async (records: readonly LogRecord[]) => void seen.push(...idsOf(records))
    await (await log.subscribe(to('g', { onUnreadable }), handle)).caughtUp()
    expect(seen).toEqual(['k/0', 'k/1'])
    expect(unreadable).toMatchObject([
      { topic: TOPIC, offset: 1, raw: '{"torn":', problem: 'not JSON (SyntaxError)' },
      { topic: TOPIC, offset: 2, problem: expect.stringContaining('id') },
    ])
  })

  test('a record whose onUnreadable is refused is not passed over', async () => {
    await fixture().appendRaw(TOPIC, 'k', 'nonsense')
    const log = await fixture().open()
    let tries = 0
    const onUnreadable = async () => {
      if (++tries === 1) throw new Error('the dead-letter topic is away')
    }
    await (await log.subscribe(to('g', { onUnreadable }), async () => undefined)).caughtUp()
    expect(tries).toBe(2)
  })
}
