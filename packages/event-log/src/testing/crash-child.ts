// A process that appends and consumes until it is killed: `crash-child.ts <dir> <acknowledged> <handled>`. It writes
// `key n` to the first file once an append is acknowledged, to the second once a batch is handled, before it commits.
import { openSync, readFileSync, writeSync } from 'node:fs'
import { openEmbeddedLog } from '../embedded/embedded-log.ts'
import { fact } from './fact.ts'
import { numberOf, REFUSED, refusal } from './refusal-events.ts'

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f']
const [dir = '', acknowledged = '', handled = ''] = process.argv.slice(2)
const log = await openEmbeddedLog({
  dir,
  partitions: 3,
  segmentMegabytes: 1,
  retentionDays: 14,
  clock: Date.now,
})
const handledFile = openSync(handled, 'a')
const [acked, seen] = [fact(), fact()]
await log.subscribe(
  {
    topic: REFUSED,
    group: 'g',
    maxBatch: 50,
    onUnreadable: async ({ problem }) => Promise.reject(new Error(problem)),
  },
  async (records) => {
    writeSync(handledFile, records.map(({ event }) => `${event.subject} ${numberOf(event)}\n`).join(''))
    seen.happen()
  },
)
const acknowledgedFile = openSync(acknowledged, 'a')
const next = new Map(KEYS.map((key) => [key, 0]))
for (const line of readFileSync(acknowledged, 'utf8').split('\n')) {
  const [key = '', n] = line.split(' ')
  if (n !== undefined) next.set(key, Math.max(next.get(key) ?? 0, Number(n) + 1))
}

/** Each key has one appender, so that its order is that of its numbers. Batches grow to many writes' size. */
async function appendForEver(key: string): Promise<never> {
  for (let round = 1; ; round++) {
    const from = next.get(key) ?? 0
    const count = 1 + ((round * 7) % 40)
    const events = Array.from({ length: count }, (_, index) =>
      refusal(key, from + index, 'x'.repeat((round * 131) % 3_000)),
    )
    await log.append(REFUSED, events)
    next.set(key, from + count)
    writeSync(acknowledgedFile, events.map((event) => `${key} ${numberOf(event)}\n`).join(''))
    acked.happen()
  }
}
const appending = Promise.all(KEYS.map(appendForEver))
await Promise.race([appending, Promise.all([acked.happened, seen.happened])])
// From here on it may be killed: something was acknowledged and something handled.
process.stdout.write('running\n')
await appending
