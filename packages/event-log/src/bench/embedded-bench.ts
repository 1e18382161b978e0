import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench, BenchOptions } from '@seinpost/domain'
import type { SignalEvent } from '@seinpost/schemas'
import { type EmbeddedLog, openEmbeddedLog } from '../embedded/embedded-log.ts'
import { sampleEvents } from './sample-events.ts'
import { median, quantile, rounded, secondsOf } from './timing.ts'

const TOPIC = 'signals.received'
const BATCH = 500
const RUNS = 3
const SINGLES = 1_000

/** The embedded log beside its floor: the same bytes written to one bare file with an fdatasync per batch. */
export const embeddedLogBench: Bench = {
  name: 'event-log',
  about:
    'append and consume rates of the embedded event log, against a bare write and fdatasync of the same bytes',
  async run({ size = 50_000, log }: BenchOptions) {
    const events = sampleEvents(size)
    const batches = batchesOf(events)
    const runs: Run[] = []
    for (let run = 0; run < RUNS; run++) {
      runs.push(await measure(batches))
      log(`run ${run + 1} of ${RUNS}: ${JSON.stringify(runs.at(-1))}`)
    }
    const middle = (pick: (run: Run) => number) => median(runs.map(pick))
    const per = (pick: (run: Run) => number) => rounded(size / middle(pick))
    return {
      events: size,
      eventBytes: rounded(Buffer.byteLength(JSON.stringify(events[0]))),
      appendPerS: per(({ append }) => append),
      floorPerS: per(({ floor }) => floor),
      appendOverFloor: rounded(median(runs.map(({ append, floor }) => append / floor)), 2),
      consumePerS: per(({ consume }) => consume),
      parseOnlyPerS: per(({ parse }) => parse),
      consumeOverParse: rounded(median(runs.map(({ consume, parse }) => consume / parse)), 2),
      throughPerS: per(({ through }) => through),
      singleP50Ms: rounded(
        middle(({ singleP50 }) => singleP50),
        2,
      ),
      singleP99Ms: rounded(
        middle(({ singleP99 }) => singleP99),
        2,
      ),
      floorSingleP50Ms: rounded(
        middle(({ floorP50 }) => floorP50),
        2,
      ),
      floorSingleP99Ms: rounded(
        middle(({ floorP99 }) => floorP99),
        2,
      ),
      manySinglesPerS: rounded(SINGLES / middle(({ manySingles }) => manySingles)),
    }
  },
}

/** Seconds for all events, and milliseconds per single append. */
interface Run {
  readonly floor: number
  readonly floorP50: number
  readonly floorP99: number
  readonly append: number
  readonly consume: number
  readonly parse: number
  /** Appended and consumed at once. */
  readonly through: number
  readonly singleP50: number
  readonly singleP99: number
  readonly manySingles: number
}

type Batch = readonly SignalEvent<typeof TOPIC>[]

const batchesOf = (events: Batch): Batch[] =>
  Array.from({ length: Math.ceil(events.length / BATCH) }, (_, n) => events.slice(n * BATCH, (n + 1) * BATCH))

async function measure(batches: readonly Batch[]): Promise<Run> {
  const dir = await mkdtemp(join(tmpdir(), 'seinpost-bench-'))
  try {
    const floor = await bareFile(join(dir, 'bare'), batches)
    const settings = { partitions: 4, segmentMegabytes: 64, retentionDays: 14, clock: Date.now }
    const log = await openEmbeddedLog({ dir: join(dir, 'log'), ...settings })
    const append = await secondsOf(() => appendAll(log, batches))
    const consume = await secondsOf(() => consumeAll(log, 'cold'))
    const parse = await secondsOf(async () => parseOnly(batches))
    const singles = batches.flat().slice(0, SINGLES)
    const latencies: number[] = []
    for (const event of singles) latencies.push((await secondsOf(() => log.append(TOPIC, [event]))) * 1_000)
    const manySingles = await secondsOf(() => Promise.all(singles.map((event) => log.append(TOPIC, [event]))))
    const subscription = await log.subscribe(to('cold'), async () => undefined)
    await subscription.caughtUp()
    const through = await secondsOf(async () => {
      await appendAll(log, batches)
      await subscription.caughtUp()
    })
    await log.close()
    const [singleP50, singleP99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)]
    return { ...floor, append, consume, parse, through, singleP50, singleP99, manySingles }
  } finally {
    await rm(dir, { recursive: true })
  }
}

async function appendAll(log: EmbeddedLog, batches: readonly Batch[]): Promise<void> {
  for (const batch of batches) await log.append(TOPIC, batch)
}

const to = (group: string) =>
  ({
    topic: TOPIC,
    group,
    maxBatch: BATCH,
    onUnreadable: async ({ problem }: { problem: string }) => Promise.reject(new Error(problem)),
  }) as const

async function consumeAll(log: EmbeddedLog, group: string): Promise<void> {
  const subscription = await log.subscribe(to(group), async () => undefined)
  await subscription.caughtUp()
  await subscription.stop()
}

function parseOnly(batches: readonly Batch[]): void {
  for (const batch of batches) for (const event of batch) JSON.parse(JSON.stringify(event))
}

/** One file, one fdatasync per batch, nothing else: what no durable log on this disk can beat. */
async function bareFile(
  file: string,
  batches: readonly Batch[],
): Promise<Pick<Run, 'floor' | 'floorP50' | 'floorP99'>> {
  const written = batches.map((batch) => Buffer.from(batch.map((event) => JSON.stringify(event)).join('\n')))
  const handle = await open(file, 'w')
  let position = 0
  const write = async (bytes: Buffer) => {
    await handle.write(bytes, 0, bytes.length, position)
    position += bytes.length
    await handle.datasync()
  }
  const floor = await secondsOf(async () => {
    for (const bytes of written) await write(bytes)
  })
  const single = Buffer.from(JSON.stringify(batches[0]?.[0]))
  const latencies: number[] = []
  for (let n = 0; n < SINGLES; n++) latencies.push((await secondsOf(() => write(single))) * 1_000)
  await handle.close()
  return { floor, floorP50: quantile(latencies, 0.5), floorP99: quantile(latencies, 0.99) }
}
