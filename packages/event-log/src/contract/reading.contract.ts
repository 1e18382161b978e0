import { SeinpostError } from '@seinpost/domain'
import type { Topic } from '@seinpost/schemas'
import { expect, test } from 'vitest'
import type { LogRecord } from '../port.ts'
import { type RefusedEvent, refusal } from '../testing/refusal-events.ts'
import { all, idsOf, laterThanNow, numbered, TOPIC, to } from './contract-events.ts'
import type { EventLogFixture } from './fixture.ts'

/** What is kept and read back, and what is refused. */
export function readingContract(fixture: () => EventLogFixture): void {
  test('a record carries its topic, partition, offset from 0 on, and the very event', async () => {
    const log = await fixture().open()
    const event = refusal('één sleutel', 7, 'ünïcödé 🧭 \u0000 \ud800 "quoted" \n')
    await log.append(TOPIC, [event, refusal('één sleutel', 8)])
    const records = await all(log.read(TOPIC))
    expect(records).toMatchObject([{ topic: TOPIC, offset: 0, event }, { offset: 1 }])
  })

  test('read gives a range of append times, ends, and moves no group', async () => {
    const log = await fixture().open()
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
    const log = await fixture().open()
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
    const log = await fixture().open()
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
    const log = await fixture().open()
    await expect(log.append(TOPIC, [refusal('', 0)])).rejects.toMatchObject({ code: 'event_invalid' })
    const misplaced = { ...refusal('k', 0), type: 'signals.dead' } as unknown as RefusedEvent
    await expect(log.append(TOPIC, [misplaced])).rejects.toMatchObject({ code: 'event_invalid' })
    await expect(log.append('__proto__' as Topic, [])).rejects.toBeInstanceOf(SeinpostError)
  })

  test('appending nothing is nothing, and a closed log says so', async () => {
    const log = await fixture().open()
    await log.append(TOPIC, [])
    expect(await all(log.read(TOPIC))).toEqual([])
    await log.close()
    await log.close()
    await expect(log.append(TOPIC, numbered('k', 1))).rejects.toMatchObject({ code: 'log_unavailable' })
  })
}
