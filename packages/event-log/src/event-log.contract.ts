import { SeinpostError } from '@seinpost/domain'
import type { Topic } from '@seinpost/schemas'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EventLog, LogRecord, SubscribeTo, UnreadableRecord } from './port.ts'
import { REFUSED, type RefusedEvent, refusal } from './testing/refusal-events.ts'

/** One log for one test: opened as often as the test wants, always the same one. */
export interface EventLogFixture {
  /** Opens it, as a process would at its start. */
  open(): Promise<EventLog>
  /** Puts bytes into a topic that no adapter would write; nothing of this fixture is open meanwhile. */
  appendRaw(topic: Topic, key: string, bytes: string): Promise<void>
  /** Closes whatever is open and deletes the log. */
  remove(): Promise<void>
}

const TOPIC = REFUSED
type Refusal = RefusedEvent

const idsOf = (records: readonly LogRecord[]): string[] => records.map(({ event }) => event.id)
const numbered = (subject: string, count: number, from = 0): Refusal[] =>
  Array.from({ length: count }, (_, n) => refusal(subject, from + n))

const to = (group: string, more: Partial<SubscribeTo<typeof TOPIC>> = {}): SubscribeTo<typeof TOPIC> => ({
  topic: TOPIC,
  group,
  maxBatch: 100,
  onUnreadable: async ({ problem }) => {
    throw new Error(`unexpected unreadable record: ${problem}`)
  },
  ...more,
})

/** A promise and the call that keeps it: the fact a test waits for. */
function fact(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen: () => void = () => undefined
  const happened = new Promise<void>((resolve) => {
    happen = resolve
  })
  return { happened, happen }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** What every event log promises, run against `make` of each adapter. */
export function eventLogContract(name: string, make: () => Promise<EventLogFixture>): void {
  describe(`event log contract: ${name}`, () => {
    let fixture: EventLogFixture
    beforeEach(async () => {
      fixture = await make()
    })
    afterEach(() => fixture.remove())

    test('what was appended is there after a restart, and is handed over once it is subscribed to', async () => {
      const first = await fixture.open()
      await first.append(TOPIC, numbered('a', 5))
      await first.close()
      const log = await fixture.open()
      const seen: string[] = []
      const subscription = await log.subscribe(to('g'), async (records) => void seen.push(...idsOf(records)))
      await subscription.caughtUp()
      expect(seen).toEqual(['a/0', 'a/1', 'a/2', 'a/3', 'a/4'])
    })

    test('a record carries its topic, partition, offset from 0 on, and the very event', async () => {
      const log = await fixture.open()
      const event = refusal('één sleutel', 7, 'ünïcödé 🧭 \u0000 \ud800 "quoted" \n')
      await log.append(TOPIC, [event, refusal('één sleutel', 8)])
      const records = await all(log.read(TOPIC))
      expect(records).toMatchObject([{ topic: TOPIC, offset: 0, event }, { offset: 1 }])
    })

    test('events appended while subscribed arrive in order per key, over many keys and batches', async () => {
      const log = await fixture.open()
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
      const log = await fixture.open()
      await Promise.all(Array.from({ length: 50 }, (_, n) => log.append(TOPIC, [refusal('k', n)])))
      const records = await all(log.read(TOPIC))
      expect(records).toHaveLength(50)
      expect(records.map((record) => ('event' in record ? record.event.id : ''))).toEqual(
        Array.from({ length: 50 }, (_, n) => `k/${n}`),
      )
    })

    test('every group sees all events; within a group each event goes to one member', async () => {
      const log = await fixture.open()
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
      const log = await fixture.open()
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

    test('a refused batch is delivered again, in the same order, before what follows', async () => {
      const log = await fixture.open()
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
      const log = await fixture.open()
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

    test('a group goes on where it committed after a restart, not from the start', async () => {
      const first = await fixture.open()
      await first.append(TOPIC, numbered('k', 5))
      await (await first.subscribe(to('g'), async () => undefined)).caughtUp()
      await first.close()
      const log = await fixture.open()
      const seen: string[] = []
      await log.append(TOPIC, numbered('k', 2, 5))
      const subscription = await log.subscribe(to('g'), async (records) => void seen.push(...idsOf(records)))
      await subscription.caughtUp()
      expect(seen).toEqual(['k/5', 'k/6'])
    })

    test('what was not handled when the log closed comes again after a restart', async () => {
      const first = await fixture.open()
      const begun = fact()
      await first.append(TOPIC, numbered('k', 3))
      await first.subscribe(to('g'), async () => {
        begun.happen()
        throw new Error('cannot')
      })
      await begun.happened
      await first.close()
      const log = await fixture.open()
      const seen: string[] = []
      const subscription = await log.subscribe(to('g'), async (records) => void seen.push(...idsOf(records)))
      await subscription.caughtUp()
      expect(seen).toEqual(['k/0', 'k/1', 'k/2'])
    })

    test('stop lets the running batch finish and commits it; nothing is handed over after', async () => {
      const log = await fixture.open()
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
      const first = await fixture.open()
      await first.append(TOPIC, [refusal('k', 0)])
      await first.close()
      await fixture.appendRaw(TOPIC, 'k', '{"torn":')
      await fixture.appendRaw(TOPIC, 'k', '{"specversion":"1.0","type":"signals.refused"}')
      const log = await fixture.open()
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
      await fixture.appendRaw(TOPIC, 'k', 'nonsense')
      const log = await fixture.open()
      let tries = 0
      const onUnreadable = async () => {
        if (++tries === 1) throw new Error('the dead-letter topic is away')
      }
      await (await log.subscribe(to('g', { onUnreadable }), async () => undefined)).caughtUp()
      expect(tries).toBe(2)
    })

    test('caughtUp resolves at once on an empty topic, and rejects when the subscription is stopped', async () => {
      const log = await fixture.open()
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
      const log = await fixture.open()
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

    test('read gives a range of append times, ends, and moves no group', async () => {
      const log = await fixture.open()
      await log.append(TOPIC, [refusal('k', 0)])
      const between = await laterThanNow()
      await log.append(TOPIC, [refusal('k', 1), refusal('j', 1)])
      const ids = async (range: { from?: Date; to?: Date }) =>
        (await all(log.read(TOPIC, range))).map((record) => ('event' in record ? record.event.id : '')).sort()
      expect(await ids({})).toEqual(['j/1', 'k/0', 'k/1'])
      expect(await ids({ from: between })).toEqual(['j/1', 'k/1'])
      expect(await ids({ to: between })).toEqual(['k/0'])
      expect(await ids({ from: new Date(between.getTime() + 3_600_000) })).toEqual([])
      const seen: string[] = []
      const handle = async (records: readonly LogRecord[]) => void seen.push(...idsOf(records))
      await (await log.subscribe(to('g'), handle)).caughtUp()
      expect(seen).toHaveLength(3)
    })

    test('an event of 1 MB is taken; one beyond the limit is refused with its size and appends nothing', async () => {
      const log = await fixture.open()
      const large = refusal('k', 0, 'é'.repeat(500_000))
      await log.append(TOPIC, [large])
      const tooLarge = [refusal('j', 0), refusal('k', 1, 'x'.repeat(5_000_000))]
      await expect(log.append(TOPIC, tooLarge)).rejects.toMatchObject({
        code: 'event_invalid',
        message: expect.stringMatching(/k\/1 has 50\d{5} bytes/u),
      })
      expect(await all(log.read(TOPIC))).toMatchObject([{ event: large }])
    })

    test('hostile keys and groups are keys and groups', async () => {
      const log = await fixture.open()
      const keys = [
        '__proto__',
        'constructor',
        '../../etc/passwd',
        'a b',
        '🧨',
        '\u202e',
        'é',
        'e\u0301',
        'x'.repeat(5_000),
      ]
      await log.append(
        TOPIC,
        keys.map((key) => refusal(key, 0)),
      )
      const seen: string[] = []
      const handle = async (records: readonly LogRecord[]) =>
        void seen.push(...records.map(({ event }) => event.subject))
      await (await log.subscribe(to('__proto__'), handle)).caughtUp()
      await (await log.subscribe(to('../../up'), handle)).caughtUp()
      expect(seen.sort()).toEqual([...keys, ...keys].sort())
    })

    test('an event without a subject or of another topic is refused', async () => {
      const log = await fixture.open()
      await expect(log.append(TOPIC, [refusal('', 0)])).rejects.toMatchObject({ code: 'event_invalid' })
      const misplaced = { ...refusal('k', 0), type: 'signals.dead' } as unknown as Refusal
      await expect(log.append(TOPIC, [misplaced])).rejects.toMatchObject({ code: 'event_invalid' })
      await expect(log.append('__proto__' as Topic, [])).rejects.toBeInstanceOf(SeinpostError)
    })

    test('appending nothing is nothing, and a closed log says so', async () => {
      const log = await fixture.open()
      await log.append(TOPIC, [])
      expect(await all(log.read(TOPIC))).toEqual([])
      await log.close()
      await log.close()
      await expect(log.append(TOPIC, numbered('k', 1))).rejects.toMatchObject({ code: 'log_unavailable' })
    })
  })
}

/** A moment after everything done so far and before everything done later: clocks tick in milliseconds. */
async function laterThanNow(): Promise<Date> {
  const start = Date.now()
  while (Date.now() < start + 3) await new Promise((resolve) => setImmediate(resolve))
  const moment = new Date()
  while (Date.now() < start + 6) await new Promise((resolve) => setImmediate(resolve))
  return moment
}
