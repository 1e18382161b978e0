import type { ObserveBatch } from '@seinpost/pipeline'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

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
