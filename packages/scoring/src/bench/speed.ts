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

async function run({ size = 2_000, log }: BenchOptions): Promise<Record<string, number>> {
  const before = performance.now()
  const model = await loadModel()
  const loadMs = performance.now() - before
  const inputs = texts(size)
  const deps = { model, priority: PriorityConfig.parse({}), now: new Date('2026-11-20T10:00:00Z') }
  for (const input of inputs) score(input, deps)
  const rates: number[] = []
  for (let i = 0; i < RUNS; i += 1) {
    const from = performance.now()
    for (const input of inputs) score(input, deps)
    rates.push((inputs.length * 1_000) / (performance.now() - from))
    log(`run ${i + 1}/${RUNS}: ${Math.round(rates.at(-1) ?? 0)} texts/s`)
  }
  return {
    textsPerSecond: Math.round(median(rates)),
    modelLoadMs: Math.round(loadMs),
    rssMegabytes: Math.round(process.memoryUsage().rss / MEGABYTE),
  }
}

/** Speed of a score with its full explanation. */
export const benches: Bench[] = [
  { name: 'score', about: 'texts of 140 characters scored with their full explanation, on one core', run },
]
