import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type MemoryIndexHandle, openMemoryIndex } from '@seinpost/dedup-index'
import type { Bench, BenchOptions } from '@seinpost/domain'
import { fingerprint } from '../fingerprint.ts'
import { decideAll } from '../stage.ts'
import { readCorpus } from './corpus.ts'
import { InventedStream } from './invented-stream.ts'
import { SeededRandom } from './seeded-random.ts'

const DEFAULT_SIZE = 1_000_000
const BATCH = 250
/** Speed at a size is the median of the batches of this many texts before it. */
const LAST_TEXTS = 20_000
const PEER_TEXTS = 300
const POLICY = { mergeFrom: 0.6, windowDays: 14 }
const MARKS = [10_000, 100_000, 1_000_000, 5_000_000]

/** Fingerprint, query, decision and insert on one core as the index grows; memory; writing and loading a snapshot. */
export const speedBench: Bench = {
  name: 'dedup-speed',
  about: 'texts/s at 10k, 100k and 1M texts in the index (--size for more), bytes a text, snapshot',
  run: async ({ size = DEFAULT_SIZE, log }: BenchOptions) => {
    const dir = await mkdtemp(join(tmpdir(), 'seinpost-dedup-bench-'))
    try {
      return await measure(dir, size, log)
    } finally {
      await rm(dir, { recursive: true })
    }
  },
}

async function measure(dir: string, size: number, log: BenchOptions['log']): Promise<Record<string, number>> {
  const options = {
    policy: { windowDays: 14, maxTexts: Math.max(size, 1_000) },
    snapshotDir: dir,
    saveWhileRunning: false,
  }
  const index = await openMemoryIndex(options)
  const figures: Record<string, number> = {}
  const marks = new Set([...MARKS.filter((mark) => mark < size), size])
  let rates: { wall: number; cpu: number }[] = []
  const stream = new InventedStream(readCorpus(), new SeededRandom(1729))
  for (let done = 0; done < size; done += BATCH) {
    rates.push(await timeBatch(index, stream.take(BATCH), done))
    rates = rates.slice(-LAST_TEXTS / BATCH)
    if (!marks.has(done + BATCH)) continue
    const wall = Math.round(median(rates.map((rate) => rate.wall)))
    const cpu = Math.round(median(rates.map((rate) => rate.cpu)))
    const bytes = Math.round(index.bytes() / (done + BATCH))
    log(
      `${done + BATCH} texts in the index: ${wall} texts/s by the clock, ${cpu} per second of processor, ${bytes} bytes/text`,
    )
    Object.assign(figures, {
      [`texts/s at ${done + BATCH}`]: wall,
      [`texts/cpu-s at ${done + BATCH}`]: cpu,
      [`bytes/text at ${done + BATCH}`]: bytes,
    })
  }
  const peer = await peerRate(stream.take(PEER_TEXTS), log)
  const ours = figures[`texts/cpu-s at ${size}`] ?? 0
  const ratio =
    peer === null
      ? {}
      : { 'npm minhash signatures/cpu-s': Math.round(peer), 'times npm minhash': round(ours / peer) }
  return { ...figures, ...ratio, ...(await snapshotFigures(index, options, dir, log)) }
}

/** Signatures alone, without an index, in the same run: null when the peer is not installed. */
async function peerRate(texts: readonly string[], log: BenchOptions['log']): Promise<number | null> {
  try {
    const { signatureOf } = await import('./minhash-finder.ts')
    const processor = process.cpuUsage()
    for (const text of texts) signatureOf(text)
    const { user, system } = process.cpuUsage(processor)
    return (texts.length * 1e6) / (user + system)
  } catch (error) {
    log(`no peer to compare with: ${error instanceof Error ? error.message : 'unknown'}`)
    return null
  }
}

async function timeBatch(index: MemoryIndexHandle, texts: readonly string[], from: number) {
  const clock = performance.now()
  const processor = process.cpuUsage()
  const prints = texts.map((text, at) =>
    fingerprint({
      id: `01K${(from + at).toString(36).padStart(17, '0')}`,
      text,
      at: 1e12 + from,
      lang: 'nl',
    }),
  )
  await decideAll(prints, { index, policy: POLICY })
  const { user, system } = process.cpuUsage(processor)
  return {
    wall: (texts.length * 1_000) / (performance.now() - clock),
    cpu: (texts.length * 1e6) / (user + system),
  }
}

async function snapshotFigures(
  index: MemoryIndexHandle,
  options: Parameters<typeof openMemoryIndex>[0],
  dir: string,
  log: BenchOptions['log'],
) {
  const size = await index.size()
  const saving = performance.now()
  await index.close()
  const saveSeconds = (performance.now() - saving) / 1_000
  const megabytes = Math.round((await stat(join(dir, 'dedup-index.snapshot'))).size / 1e6)
  const loading = performance.now()
  const again = await openMemoryIndex(options)
  const loadSeconds = (performance.now() - loading) / 1_000
  if ((await again.size()) !== size) throw new Error('the snapshot does not hold what was saved')
  log(
    `snapshot of ${size} texts: ${megabytes} MB, written in ${saveSeconds.toFixed(2)} s, loaded in ${loadSeconds.toFixed(2)} s`,
  )
  return {
    'snapshot MB': megabytes,
    'snapshot save s': round(saveSeconds),
    'snapshot load s': round(loadSeconds),
  }
}

const round = (value: number): number => Math.round(value * 100) / 100
const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0
