import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@seinpost/config'
import type { Bench } from '@seinpost/domain'
import { Closing, openLogger } from '@seinpost/pipeline'
import type { Routed, SignalInput } from '@seinpost/schemas'
import { openRuntime, type Runtime } from '../runtime/open-runtime.ts'
import { generateSignals } from './generate-signals.ts'
import { percentile } from './percentile.ts'

const BATCH = 500
const OFFERED_PER_SECOND = 500
const TICK_MS = 20

/** Everything in one process on the embedded default, durable, from the gate to the queued case. */
export const embeddedBench: Bench = {
  name: 'embedded',
  about: 'gate to queued case on the embedded default: sustained rate, memory, and latency at 500/s offered',
  async run({ seconds = 20, size = 100_000, log }) {
    const sustained = await withRuntime((runtime) => flood(runtime, size, log))
    log(`sustained: ${JSON.stringify(sustained)}`)
    const latency = await withRuntime((runtime, settled) => offer(runtime, settled, seconds))
    log(`latency: ${JSON.stringify(latency)}`)
    return { ...sustained, ...latency }
  },
}

type Settled = Map<string, number>

async function withRuntime<T>(measure: (runtime: Runtime, settled: Settled) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'seinpost-bench-'))
  const closing = new Closing()
  const logger = openLogger({ level: 'warn' })
  const settled: Settled = new Map()
  try {
    const loaded = { ...(await loadConfig({ cwd: dataDir })), dataDir }
    const onQueued = (batch: readonly Routed[]) => {
      const at = performance.now()
      for (const { signal } of batch) settled.set(signal.id, at)
    }
    const runtime = await openRuntime({
      loaded,
      logger,
      closing,
      now: () => new Date(),
      observe: () => undefined,
      onQueued,
    })
    return await measure(runtime, settled)
  } finally {
    await closing.run(logger, 60_000)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** As fast as it goes: every signal accepted and in its end state. Memory is sampled along the way. */
async function flood(runtime: Runtime, size: number, log: (line: string) => void) {
  const resident: number[] = []
  const sample = () => resident.push(process.memoryUsage.rss() / 1e6)
  const timer = setInterval(sample, 250)
  const cpuBefore = process.cpuUsage()
  const started = performance.now()
  let batch: SignalInput[] = []
  let done = 0
  const hand = async () => {
    await runtime.accept(batch.map((value) => ({ value })))
    done += batch.length
    batch = []
    if (done % 10_000 === 0) {
      await runtime.caughtUp()
      log(
        `${done} of ${size}, ${Math.round(done / ((performance.now() - started) / 1000))}/s, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
      )
    }
  }
  for (const input of generateSignals(size, { seed: 1, from: recentWeek() })) {
    batch.push(input)
    if (batch.length === BATCH) await hand()
  }
  if (batch.length > 0) await hand()
  await runtime.caughtUp()
  const elapsed = (performance.now() - started) / 1000
  clearInterval(timer)
  sample()
  const ledger = await (await runtime.parts.store()).ledger.count()
  const half = resident.slice(Math.floor(resident.length / 2))
  const quarter = resident.slice(Math.floor(resident.length / 4), Math.floor(resident.length / 2))
  return {
    signals: size,
    per_second: Math.round(size / elapsed),
    cpu_us_per_signal: cpuPerSignal(cpuBefore, size),
    log_bytes_per_signal: Math.round(bytesUnder(join(runtime.parts.loaded.dataDir, 'log')) / size),
    store_bytes_per_signal: Math.round(bytesUnder(join(runtime.parts.loaded.dataDir, 'store')) / size),
    peak_rss_mb: Math.round(Math.max(...resident)),
    rss_growth_second_half: round(percentile(half, 0.5) / Math.max(1, percentile(quarter, 0.5))),
    ledger_balanced: ledger.balanced && ledger.accepted === size && ledger.states.in_flight === 0 ? 1 : 0,
    queued: ledger.states.queued,
    merged: ledger.states.merged,
  }
}

/** All threads of this process. */
function cpuPerSignal(before: NodeJS.CpuUsage, size: number): number {
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / size)
}

function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}

/** An open loop: signals come on the clock, whether the last ones are through or not. */
async function offer(runtime: Runtime, settled: Settled, seconds: number) {
  const inputs = generateSignals(OFFERED_PER_SECOND * seconds, { seed: 2, from: recentWeek() })
  const offeredAt = new Map<string, number>()
  const accepting: Promise<unknown>[] = []
  const started = performance.now()
  while (true) {
    const due = Math.floor(((performance.now() - started) / 1000) * OFFERED_PER_SECOND)
    const batch: SignalInput[] = []
    while (offeredAt.size < Math.min(due, OFFERED_PER_SECOND * seconds)) {
      const { value } = inputs.next()
      if (value === undefined) break
      offeredAt.set(value.id ?? '', performance.now())
      batch.push(value)
    }
    if (batch.length > 0) accepting.push(runtime.accept(batch.map((value) => ({ value }))))
    if (offeredAt.size >= OFFERED_PER_SECOND * seconds) break
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  }
  await Promise.all(accepting)
  await runtime.caughtUp()
  const latencies = [...offeredAt].map(([id, at]) => (settled.get(id) ?? Number.POSITIVE_INFINITY) - at)
  return {
    offered_per_second: OFFERED_PER_SECOND,
    p50_ms: Math.round(percentile(latencies, 0.5)),
    p99_ms: Math.round(percentile(latencies, 0.99)),
    max_ms: Math.round(percentile(latencies, 1)),
  }
}

/** The clock of the machine decides what the gate takes as past. */
const recentWeek = () => new Date(Date.now() - 7 * 86_400_000)

const round = (value: number) => Math.round(value * 100) / 100
