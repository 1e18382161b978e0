import { lapseClaims, rerankQueues } from '@seinpost/casework'
import { asSeinpostError } from '@seinpost/domain'
import { type KeptJobs, openJobs } from '@seinpost/jobs'
import type { Closing, Logger } from '@seinpost/pipeline'
import { Dispatcher, type Webhook } from '../dispatch/dispatcher.ts'
import type { Parts } from './open-parts.ts'
import { runRetention } from './run-retention.ts'
import { storeSecret } from './secrets.ts'
import { sweepStuck } from './sweep.ts'

export interface TimerOptions {
  readonly logger: Logger
  readonly closing: Closing
}

const QUEUE = 'maintenance'
const SWEEP_EVERY_MS = 60_000
const DISPATCH_EVERY_MS = 15_000
const LAPSE_EVERY_MS = 60_000
const RETENTION_EVERY_MS = 3_600_000

/** Opens the jobs over the store. */
export async function openPartsJobs(parts: Parts, { logger, closing }: TimerOptions): Promise<KeptJobs> {
  const store = await parts.store()
  const onFault = (error: Error) =>
    logger.error({ code: asSeinpostError(error).code, problem: error.message }, 'jobs fault')
  const deps = {
    connection: store.jobsConnection,
    outbox: store.jobs,
    now: parts.now,
    onFault,
    secret: storeSecret,
  }
  return closing.own('jobs', await openJobs(parts.loaded.config.jobs, deps))
}

/** Starts what runs by the clock: the sweep of stuck signals, the telling of receivers, claims that lapse, and retention. Answers the jobs it runs on. */
export async function startTimers(parts: Parts, options: TimerOptions): Promise<KeptJobs> {
  const { logger, closing } = options
  const [store, log] = [await parts.store(), await parts.log()]
  const jobs = await openPartsJobs(parts, options)
  const dispatcher = closing.own('dispatcher', await openDispatcher(parts, jobs, logger))
  const duties: Readonly<Record<string, () => Promise<void>>> = {
    sweep: async () => {
      const again = await sweepStuck({ store, log, now: parts.now })
      if (again > 0) logger.warn({ signals: again }, 'stuck signals appended again')
    },
    dispatch: async () => void (await dispatcher.look()),
    lapse: async () =>
      void (await lapseClaims({
        cases: store.cases,
        now: parts.now,
        leaseMs: parts.loaded.config.queue.leaseMinutes * 60_000,
      })),
    retention: async () => {
      const deleted = await runRetention(parts)
      if (deleted.signals > 0) logger.info(deleted, 'retention deleted signals')
    },
  }
  // A changed ageing orders every queue anew, once.
  await rerankQueues(parts.loaded.config.queue, { cases: store.cases })
  const clock = {
    sweep: SWEEP_EVERY_MS,
    dispatch: DISPATCH_EVERY_MS,
    lapse: LAPSE_EVERY_MS,
    retention: RETENTION_EVERY_MS,
  }
  for (const [name, everyMs] of Object.entries(clock))
    await jobs.every(QUEUE, { id: name, everyMs, job: { name, data: {} } })
  const work = await jobs.work(QUEUE, { concurrency: 1 }, async ({ name }) => duties[name]?.())
  closing.add('timers', () => work.stop())
  return jobs
}

async function openDispatcher(parts: Parts, jobs: KeptJobs, logger: Logger): Promise<Dispatcher> {
  const webhooks: Webhook[] = []
  for (const webhook of parts.loaded.config.delivery.webhooks)
    webhooks.push({ ...webhook, secret: await storeSecret(webhook.secret) })
  return new Dispatcher({ store: await parts.store(), jobs, webhooks, logger, now: parts.now })
}
