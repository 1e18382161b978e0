import { applyRouted } from '@seinpost/casework'
import type { Subscription } from '@seinpost/event-log'
import { keepRecords } from '@seinpost/operate'
import { type Closing, type Logger, type ObserveBatch, runSink, runStage } from '@seinpost/pipeline'
import { routeStage } from '@seinpost/routing'
import type { Routed } from '@seinpost/schemas'
import { scoreStage } from '@seinpost/scoring'
import { openShadow } from '../operate/run-shadow.ts'
import { bury } from './bury.ts'
import { casePolicy } from './case-policy.ts'
import { dedupWithPeople } from './dedup-with-people.ts'
import { liveCorrections } from './live-corrections.ts'
import type { Parts } from './open-parts.ts'
import { copyOf, levelOf, placedOf } from './outcomes.ts'

/** The workers that follow the log, in the order of the way: waiting for each in turn waits for all. */
export const LOG_WORKERS = ['score', 'dedup', 'route', 'queue', 'graveyard'] as const
export type LogWorker = (typeof LOG_WORKERS)[number]

export interface WorkerOptions {
  readonly logger: Logger
  readonly observe: ObserveBatch
  readonly closing: Closing
  /** Told of the signals that reached their end state, once that is durable. */
  readonly onQueued?: ((batch: readonly Routed[]) => void) | undefined
}

const LIMITS = { maxBatch: 500, stageTimeoutMs: 30_000, attempts: 3 }

/** Starts one worker in this process; `closing` stops it before what it works on is closed. */
export async function startWorker(
  name: LogWorker,
  parts: Parts,
  options: WorkerOptions,
): Promise<Subscription> {
  const subscription = await subscribe(name, parts, options)
  options.closing.add(`worker ${name}`, () => subscription.stop())
  return subscription
}

async function subscribe(name: LogWorker, parts: Parts, options: WorkerOptions): Promise<Subscription> {
  const { logger, observe } = options
  const harness = { log: await parts.log(), logger, observe, now: parts.now, limits: LIMITS }
  switch (name) {
    case 'score': {
      // Deps are read once a batch: a batch sees one version of the config, the next one the next.
      const deps = await parts.stages()
      return runStage(
        {
          name,
          from: 'signals.received',
          to: 'signals.scored',
          stage: (inputs, { score }) => scoreStage(inputs, score),
          deps,
          outcomeOf: levelOf,
        },
        harness,
      )
    }
    case 'dedup': {
      const { corrections } = await parts.store()
      const deps = {
        index: await parts.index(),
        get policy() {
          return parts.loaded.config.dedup
        },
        corrections: liveCorrections(corrections),
      }
      return runStage(
        {
          name,
          from: 'signals.scored',
          to: 'signals.clustered',
          stage: dedupWithPeople,
          deps,
          outcomeOf: copyOf,
        },
        harness,
      )
    }
    case 'route': {
      const { route: deps } = await parts.stages()
      return runStage(
        {
          name,
          from: 'signals.clustered',
          to: 'signals.routed',
          stage: routeStage,
          deps,
          outcomeOf: placedOf,
        },
        harness,
      )
    }
    case 'queue':
      return runSink({ name, from: 'signals.routed', take: await queueing(parts, options) }, harness)
    case 'graveyard': {
      const store = await parts.store()
      return runSink(
        { name, from: 'signals.dead', take: (batch, events) => bury(batch, events, store) },
        harness,
      )
    }
  }
}

async function queueing(
  parts: Parts,
  { onQueued }: WorkerOptions,
): Promise<(batch: readonly Routed[]) => Promise<void>> {
  const { cases, sql } = await parts.store()
  const shadow = openShadow(parts, sql)
  return async (batch) => {
    await applyRouted(batch, { cases, policy: casePolicy(parts.loaded.config, parts.now) })
    await keepRecords(sql, batch)
    await shadow(batch)
    onQueued?.(batch)
  }
}
