import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from '@seinpost/domain'
import { acceptSignal } from '@seinpost/gate'
import { loadGazetteer } from '@seinpost/gazetteer'
import { keepRecords } from '@seinpost/operate'
import type { Config, Routed, Signal } from '@seinpost/schemas'
import { openStore, type Store } from '@seinpost/store'
import { modelsOf } from '../operate/models-of.ts'
import { openRecordSet } from '../operate/record-set.ts'
import { openTrial } from '../operate/trial.ts'
import { noRegistry } from '../runtime/scoring-models.ts'
import { loadStages, type Stages } from '../runtime/stages.ts'
import { generateSignals } from './generate-signals.ts'
import { percentile } from './percentile.ts'

const SAMPLE = 10_000
const KEPT_AT_ONCE = 500
const NOW = new Date('2026-11-20T10:00:00.000Z')
const RECEIVED = new Date('2026-11-18T10:00:00.000Z')
const SLIDES = 20
const SLIDER_SIGNALS = 10_000

/** A config held against another on stored signals: from the store, and dragged like a threshold's slider. */
export const backtestBench: Bench = {
  name: 'backtest',
  about: 'a backtest of stored signals with their scores, beside the bare stage loop over as many',
  async run({ size = 100_000, log }) {
    const stages = await loadStages(undefined)
    const { routed, perSecond: loop } = await bareLoop(stages, Math.min(size, SAMPLE))
    log(`the bare stage loop: ${Math.round(loop)} signals/s`)
    const dataDir = mkdtempSync(join(tmpdir(), 'seinpost-bench-'))
    const store = await openStore({ kind: 'embedded' }, { dataDir, clock: () => NOW })
    try {
      log(`storing ${size} signals ...`)
      await fill(store, routed, size)
      return { signals: size, ...(await measure(store, stages.config, { size, loop })) }
    } finally {
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

/** Scoring, grouping and routing, as a worker's batch does it and nothing else. */
async function bareLoop(stages: Stages, size: number) {
  const signals: Signal[] = []
  for (const input of generateSignals(size, { seed: 11, from: RECEIVED })) {
    const verdict = acceptSignal(input, { ...stages.gate(), now: RECEIVED })
    if (verdict.kind === 'accepted') signals.push(verdict.signal)
  }
  const started = performance.now()
  const routed = await stages.triage(signals)
  return { routed, perSecond: (signals.length / (performance.now() - started)) * 1_000 }
}

/** The sample again and again under other ids, each time later, until there are `size`. */
async function fill(store: Store, routed: readonly Routed[], size: number): Promise<void> {
  for (let from = 0; from < size; from += KEPT_AT_ONCE) {
    const batch = Array.from({ length: Math.min(KEPT_AT_ONCE, size - from) }, (_, at) => {
      const index = from + at
      const one = routed[index % routed.length]
      if (one === undefined) throw new RangeError('a sample')
      return again(one, Math.floor(index / routed.length), index)
    })
    await store.ledger.admit(batch.map(({ signal }) => signal))
    await keepRecords(store.sql, batch)
  }
}

function again(one: Routed, round: number, index: number): Routed {
  const named = (id: string) => `${id}/${round}`
  const { signal, cluster } = one
  return {
    ...one,
    signal: {
      ...signal,
      id: named(signal.id),
      receivedAt: new Date(RECEIVED.getTime() + index).toISOString(),
      source: { ...signal.source, key: named(signal.source.key) },
    },
    cluster: { ...cluster, cluster: named(cluster.cluster) },
  }
}

async function measure(store: Store, config: Config, { size, loop }: { size: number; loop: number }) {
  const trial = openTrial({
    gazetteer: loadGazetteer(),
    modelOf: modelsOf(noRegistry),
    elapsed: () => performance.now(),
  })
  const candidate: Config = { ...config, thresholds: { ...config.thresholds, queueFromLevel: 2 } }
  const started = performance.now()
  const records = openRecordSet(store.sql, () => NOW)
  const result = await trial.run(config, candidate, await records(7), { rescore: true })
  const seconds = (performance.now() - started) / 1_000
  return {
    seconds,
    signals_per_second: Math.round(size / seconds),
    rescored: result.rescored,
    bare_loop_per_second: Math.round(loop),
    ratio_to_bare_loop: Number((size / seconds / loop).toFixed(1)),
    ...(await slide(store, config, trial)),
  }
}

/** A threshold dragged back and forth over 10,000 signals, with everything at hand. */
async function slide(store: Store, config: Config, trial: ReturnType<typeof openTrial>) {
  const records = openRecordSet(store.sql, () => NOW)
  const set = await records(7)
  const few = { ...set, records: set.records.slice(0, SLIDER_SIGNALS) }
  const took: number[] = []
  for (let at = 0; at < SLIDES; at++) {
    const queueFromLevel = ([1, 2, 3] as const)[at % 3] ?? 1
    const started = performance.now()
    await trial.run(config, { ...config, thresholds: { ...config.thresholds, queueFromLevel } }, few)
    took.push(performance.now() - started)
  }
  return {
    slider_signals: few.records.length,
    slider_p50_ms: Math.round(percentile(took, 0.5)),
    slider_p99_ms: Math.round(percentile(took, 0.99)),
  }
}
