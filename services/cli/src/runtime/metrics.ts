import type { ObserveBatch } from '@seinpost/pipeline'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Parts } from './open-parts.ts'

const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30]

export interface Metrics {
  readonly registry: Registry
  readonly observe: ObserveBatch
}

/** The Prometheus metrics of the workers. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['stage', 'outcome'] as const
  const signals = new Counter({
    name: 'seinpost_stage_signals_total',
    help: 'Events a stage handled, by outcome',
    labelNames,
    registers: [registry],
  })
  const duration = new Histogram({
    name: 'seinpost_stage_batch_seconds',
    help: 'Time from a batch being delivered to its output being durable',
    labelNames: ['stage'],
    buckets: SECONDS,
    registers: [registry],
  })
  return {
    registry,
    observe: ({ stage, kept, dead, ms }) => {
      signals.inc({ stage, outcome: 'kept' }, kept)
      signals.inc({ stage, outcome: 'dead' }, dead)
      duration.observe({ stage }, ms / 1000)
    },
  }
}

/** Adds what is asked of the log when the metrics are read: how far each group is behind. */
export function measureLag({ registry }: Metrics, parts: Pick<Parts, 'log'>): void {
  const gauge: Gauge<'topic' | 'group'> = new Gauge({
    name: 'seinpost_log_lag_events',
    help: 'Events appended and not yet committed by the group',
    labelNames: ['topic', 'group'],
    registers: [registry],
    collect: async () => {
      for (const { topic, group, events } of await (await parts.log()).lag())
        gauge.set({ topic, group }, events)
    },
  })
}

/** Adds the ledger's states, so that a sum that is off raises an alarm. */
export function measureLedger({ registry }: Metrics, parts: Pick<Parts, 'store'>): void {
  const states: Gauge<'state'> = new Gauge({
    name: 'seinpost_ledger_signals',
    help: 'Accepted signals by the state they are in',
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      const count = await (await parts.store()).ledger.count()
      for (const [state, signals] of Object.entries(count.states)) states.set({ state }, signals)
      problems.set(count.problems.length)
    },
  })
  const problems = new Gauge({
    name: 'seinpost_ledger_problems',
    help: 'Ways in which the ledger does not add up; 0 is right',
    registers: [registry],
  })
}
