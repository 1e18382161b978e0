import { expect, test } from 'vitest'
import type { LogRecord } from '../port.ts'
import { fact } from '../testing/fact.ts'
import { refusal } from '../testing/refusal-events.ts'
import { all, idsOf, numbered, TOPIC, to } from './contract-events.ts'
import type { EventLogFixture } from './fixture.ts'

/** Durability, order, groups, and how far they are. */
export function deliveryContract(fixture: () => EventLogFixture): void {
  test('what was appended is there after a restart, and is handed over once it is subscribed to', async () => {
    const first = await fixture().open()
    await first.append(TOPIC, numbered('a', 5))
    await first.close()
    const log = await fixture().open()
    const seen: string[] = []
    const subscription = await log.subscribe(to('g'), async (records) => void seen.push(...idsOf(records)))
    await subscription.caughtUp()
    expect(seen).toEqual(['a/0', 'a/1', 'a/2', 'a/3', 'a/4'])
  })

  test('events appended while subscribed arrive in order per key, over many keys and batches', async () => {
    const log = await fixture().open()
    const seen = new Map<string, number[]>()
    const subscription = await log.subscribe(to('g', { maxBatch: 7 }), async (records) => {
      expect(records.length).toBeLessThanOrEqual(7)
      for (const { event } of records) {
        const detail = Number(event.data.refusal.detail)
        seen.set(event.subject, [...(seen.get(event.subject) ?? []), detail])
      }
    })
    const keys = Array.from({ length: 23 }, (_, key) => `key-${key}`)
    for (let n = 0; n < 20; n++)
      await log.append(
        TOPIC,
        keys.map((key) => refusal(key, n)),
      )
    await subscription.caughtUp()
    expect(seen.size).toBe(23)
    for (const numbers of seen.values()) expect(numbers).toEqual(Array.from({ length: 20 }, (_, n) => n))
  })

  test('appends of one caller that are not awaited one by one keep their order', async () => {
    const log = await fixture().open()
    await Promise.all(Array.from({ length: 50 }, (_, n) => log.append(TOPIC, [refusal('k', n)])))
    const records = await all(log.read(TOPIC))
    expect(records).toHaveLength(50)
    expect(records.map((record) => ('event' in record ? record.event.id : ''))).toEqual(
      Array.from({ length: 50 }, (_, n) => `k/${n}`),
    )
  })

  test('every group sees all events; within a group each event goes to one member', async () => {
    const log = await fixture().open()
    const seen = { one: [] as string[], two: [] as string[], other: [] as string[] }
    const one = await log.subscribe(to('g'), async (records) => void seen.one.push(...idsOf(records)))
    const two = await log.subscribe(to('g'), async (records) => void seen.two.push(...idsOf(records)))
    const other = await log.subscribe(to('h'), async (records) => void seen.other.push(...idsOf(records)))
    const events = Array.from({ length: 200 }, (_, n) => refusal(`k${n}`, 0))
    await log.append(TOPIC, events)
    await Promise.all([one.caughtUp(), two.caughtUp(), other.caughtUp()])
    const ids = events.map(({ id }) => id).sort()
    expect([...seen.one, ...seen.two].sort()).toEqual(ids)
    expect(seen.other.sort()).toEqual(ids)
    expect(seen.one.length).toBeGreaterThan(0)
    expect(seen.two.length).toBeGreaterThan(0)
  })

  test('when a member leaves, the others get its share, in order and without loss', async () => {
    const log = await fixture().open()
    const seen: string[] = []
    const handle = async (records: readonly LogRecord[]) => void seen.push(...idsOf(records))
    const leaving = await log.subscribe(to('g'), handle)
    const staying = await log.subscribe(to('g'), handle)
    const keys = Array.from({ length: 12 }, (_, key) => `k${key}`)
    await log.append(
      TOPIC,
      keys.flatMap((key) => numbered(key, 5)),
    )
    await leaving.stop()
    await log.append(
      TOPIC,
      keys.flatMap((key) => numbered(key, 5, 5)),
    )
    await staying.caughtUp()
    for (const key of keys) {
      const ofKey = [...new Set(seen.filter((id) => id.startsWith(`${key}/`)))]
      expect(ofKey).toEqual(Array.from({ length: 10 }, (_, n) => `${key}/${n}`))
    }
  })

  test('a group goes on where it committed after a restart, not from the start', async () => {
    const first = await fixture().open()
    await first.append(TOPIC, numbered('k', 5))
    await (await first.subscribe(to('g'), async () => undefined)).caughtUp()
    await first.close()
    const log = await fixture().open()
    const seen: string[] = []
    await log.append(TOPIC, numbered('k', 2, 5))
    const subscription = await log.subscribe(to('g'), async (records) => void seen.push(...idsOf(records)))
    await subscription.caughtUp()
    expect(seen).toEqual(['k/5', 'k/6'])
  })

  test('caughtUp resolves at once on an empty topic, and rejects when the subscription is stopped', async () => {
    const log = await fixture().open()
    const idle = await log.subscribe(to('idle'), async () => undefined)
    await idle.caughtUp()
    const begun = fact()
    const stuck = await log.subscribe(to('stuck'), async () => {
      begun.happen()
      throw new Error('never')
    })
    await log.append(TOPIC, numbered('k', 1))
    const caughtUp = stuck.caughtUp()
    const outcome = expect(caughtUp).rejects.toMatchObject({ code: 'log_unavailable' })
    await begun.happened
    await stuck.stop()
    await outcome
  })

  test('lag counts what a group has not committed', async () => {
    const log = await fixture().open()
    const subscription = await log.subscribe(to('g'), async () => undefined)
    await log.append(
      TOPIC,
      Array.from({ length: 30 }, (_, n) => refusal(`k${n}`, 0)),
    )
    await subscription.caughtUp()
    expect(await log.lag()).toContainEqual({ topic: TOPIC, group: 'g', events: 0 })
    await subscription.stop()
    await log.append(
      TOPIC,
      Array.from({ length: 9 }, (_, n) => refusal(`k${n}`, 1)),
    )
    expect(await log.lag()).toContainEqual({ topic: TOPIC, group: 'g', events: 9 })
  })
}
