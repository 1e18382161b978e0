import type { Bench, BenchOptions } from '@seinpost/domain'
import { PriorityConfig } from '@seinpost/schemas'
import { loadModel } from '../model.ts'
import { score } from '../score.ts'
import { syntheticCases } from '../train/synthetic/sentences.ts'

const LENGTH = 140
const RUNS = 5
const MEGABYTE = 1_048_576

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Texts of 140 characters: invented sentences run together and cut. */
function texts(count: number): { text: string; venue: string }[] {
  const cases = syntheticCases(count * 4, 7)
  return Array.from({ length: count }, (_, i) => {
    let text = ''
    for (let at = i * 3; text.length < LENGTH; at += 1) text += `${cases[at % cases.length]?.text ?? '.'} `
    return { text: text.slice(0, LENGTH), venue: cases[i]?.venue ?? 'mastodon' }
  })
}

/** Milliseconds of processor time: what one core would take, whoever else is on the machine. */
const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

async function run({ size = 2_000, log }: BenchOptions): Promise<Record<string, number>> {
  const [loadFrom, loadCpuFrom] = [performance.now(), process.cpuUsage()]
  const model = await loadModel()
  const [modelLoadMs, modelLoadCpuMs] = [performance.now() - loadFrom, cpuMs(loadCpuFrom)]
  const inputs = texts(size)
  const deps = { model, priority: PriorityConfig.parse({}), now: new Date('2026-11-20T10:00:00Z') }
  for (const input of inputs) score(input, deps)
  const rates: number[] = []
  const cpuRates: number[] = []
  for (let i = 0; i < RUNS; i += 1) {
    const [from, cpuFrom] = [performance.now(), process.cpuUsage()]
    for (const input of inputs) score(input, deps)
    rates.push((inputs.length * 1_000) / (performance.now() - from))
    cpuRates.push((inputs.length * 1_000) / cpuMs(cpuFrom))
    log(`run ${i + 1}/${RUNS}: ${Math.round(cpuRates.at(-1) ?? 0)} texts per second of one core`)
  }
  return {
    textsPerCpuSecond: Math.round(median(cpuRates)),
    textsPerSecond: Math.round(median(rates)),
    modelLoadMs: Math.round(modelLoadMs),
    modelLoadCpuMs: Math.round(modelLoadCpuMs),
    rssMegabytes: Math.round(process.memoryUsage().rss / MEGABYTE),
  }
}

/** Speed of a score with its full explanation. */
export const benches: Bench[] = [
  { name: 'score', about: 'texts of 140 characters scored with their full explanation, on one core', run },
]
