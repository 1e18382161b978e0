import type { ObserveBatch } from '@seinpost/pipeline'
import type { Routed } from '@seinpost/schemas'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Parts } from './open-parts.ts'

const WAIT_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600]
const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30]

export interface Metrics {
  readonly registry: Registry
  readonly observe: ObserveBatch
  /** Told of signals once their end state is durable. */
  readonly settled: (batch: readonly Routed[]) => void
}

/** The Prometheus metrics of the workers. No label holds an id, a text or a person. */
export function openMetrics(now: () => Date): Metrics {
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
  const outcomes = new Counter({
    name: 'seinpost_stage_outcomes_total',
    help: 'What a stage found: levels, kinds of copy and why one was held, placed or why not',
    labelNames,
    registers: [registry],
  })
  const wait = new Histogram({
    name: 'seinpost_signal_seconds',
    help: 'Time from the gate to the end state of a signal',
    buckets: WAIT_SECONDS,
    registers: [registry],
  })
  return {
    registry,
    settled: (batch) => {
      const at = now().getTime()
      for (const { signal } of batch) wait.observe(Math.max(0, at - Date.parse(signal.receivedAt)) / 1_000)
    },
    observe: ({ stage, kept, dead, ms, outcomes: found }) => {
      signals.inc({ stage, outcome: 'kept' }, kept)
      signals.inc({ stage, outcome: 'dead' }, dead)
      duration.observe({ stage }, ms / 1000)
      for (const [outcome, count] of Object.entries(found)) outcomes.inc({ stage, outcome }, count)
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

/** Several figures from one reading; gauges are read side by side, so whichever comes first reads for all. */
function readTogether<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null
  return () => {
    reading ??= read().finally(() => {
      reading = null
    })
    return reading
  }
}

/** Adds the ledger's states, so that a sum that is off raises an alarm. */
export function measureLedger({ registry }: Metrics, parts: Pick<Parts, 'store'>): void {
  const read = readTogether(async () => (await parts.store()).ledger.count())
  const registers = [registry]
  new Gauge({
    name: 'seinpost_ledger_signals',
    help: 'Accepted signals by the state they are in',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, signals] of Object.entries((await read()).states)) this.set({ state }, signals)
    },
  })
  new Gauge({
    name: 'seinpost_ledger_problems',
    help: 'Ways in which the ledger does not add up; 0 is right',
    registers,
    async collect() {
      this.set((await read()).problems.length)
    },
  })
  new Gauge({
    name: 'seinpost_refused_inputs',
    help: 'Inputs the gate refused, by reason',
    labelNames: ['reason'],
    registers,
    async collect() {
      for (const [reason, inputs] of Object.entries((await read()).refused)) this.set({ reason }, inputs)
    },
  })
}

const DESKS = `
select coalesce(sum(open), 0) as open, coalesce(sum(acute), 0) as acute, coalesce(sum(unreleased), 0) as unreleased
from seinpost.queue_counts`

const LATE = `
select (select count(*) from seinpost.deadlines where ended_at is null and due_at <= $1::timestamptz) as overdue,
  (select count(*) from seinpost.mail_receivers) as mail,
  (select count(*) from seinpost.deliveries where failed_tries > 0) as webhook`

/** Adds what waits for people, over all desks: a desk's own numbers are for the desk. */
export function measureDesks({ registry }: Metrics, parts: Pick<Parts, 'store' | 'now'>): void {
  const rowOf = async <T>(text: string, params: readonly unknown[] = []) => {
    const { sql } = await parts.store()
    return (await sql.query<T>(text, params)).rows[0]
  }
  const late = readTogether(() =>
    rowOf<{ overdue: number; mail: number; webhook: number }>(LATE, [parts.now()]),
  )
  const registers = [registry]
  new Gauge({
    name: 'seinpost_desk_cases',
    help: 'Cases that wait at desks: open, acute among them, and not yet released',
    labelNames: ['state'],
    registers,
    async collect() {
      const counted = await rowOf<Record<string, number>>(DESKS)
      for (const [state, count] of Object.entries(counted ?? {})) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'seinpost_deadlines_overdue',
    help: 'Deadlines of desks that went by without anybody looking',
    registers,
    async collect() {
      this.set((await late())?.overdue ?? 0)
    },
  })
  new Gauge({
    name: 'seinpost_deliveries_failing',
    help: 'Receivers of mail, and cases of webhooks, that cannot be told now',
    labelNames: ['by'],
    registers,
    async collect() {
      const { mail = 0, webhook = 0 } = (await late()) ?? {}
      this.set({ by: 'mail' }, mail)
      this.set({ by: 'webhook' }, webhook)
    },
  })
}
