import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serverSentEvents } from '../fetch/server-sent-events.ts'
import { fill, Inbox } from './inbox.ts'

const LIMITS = { max: 7, withinMs: 1, quietMs: 1_000 }

async function* chunks(text: string, sizes: readonly number[]) {
  const bytes = Buffer.from(text)
  let at = 0
  for (const size of sizes) {
    yield bytes.subarray(at, at + size)
    at += size
  }
  yield bytes.subarray(at)
}

test('everything that is pushed comes out once, in order, however full it gets', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer(), { maxLength: 100 }),
      fc.integer({ min: 1, max: 9 }),
      async (values, capacity) => {
        const inbox = new Inbox<number>(capacity)
        const filling = fill(
          inbox,
          (async function* () {
            yield* values
          })(),
        )
        const out: number[] = []
        for await (const batch of inbox.batches(LIMITS)) {
          expect(batch.length).toBeLessThanOrEqual(LIMITS.max)
          out.push(...batch)
        }
        await filling
        expect(out).toEqual(values)
      },
    ),
    { numRuns: 50 },
  )
})

test('a reader that leaves lets the writer go', async () => {
  const inbox = new Inbox<number>(1)
  const filling = fill(
    inbox,
    (async function* () {
      for (let n = 0; ; n += 1) yield n
    })(),
  )
  for await (const batch of inbox.batches(LIMITS)) if (batch.length > 0) break
  await filling
  expect(inbox.isEnded).toBe(true)
})

test('an error comes after what came before it', async () => {
  const inbox = new Inbox<number>(10)
  inbox.push(1)
  inbox.end(new Error('kapot'))
  const out: number[] = []
  const reading = (async () => {
    for await (const batch of inbox.batches(LIMITS)) out.push(...batch)
  })()
  await expect(reading).rejects.toThrow('kapot')
  expect(out).toEqual([1])
})

test('server-sent events come out the same, wherever the bytes are cut', async () => {
  const text = ':thump\n\nevent: update\ndata: {"a":"é"}\n\ndata: een\r\ndata: twee\r\n\r\nevent: leeg\n\n'
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 20 }), async (sizes) => {
      const events = []
      for await (const event of serverSentEvents(chunks(text, sizes))) events.push(event)
      expect(events).toEqual([
        { event: 'comment', data: '' },
        { event: 'update', data: '{"a":"é"}' },
        { event: 'message', data: 'een\ntwee' },
      ])
    }),
  )
})
