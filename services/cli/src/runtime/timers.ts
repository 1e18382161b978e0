import { asSeinpostError } from '@seinpost/domain'
import { type KeptJobs, openJobs } from '@seinpost/jobs'
import type { Closing, Logger } from '@seinpost/pipeline'
import type { Runtime } from './open-runtime.ts'
import { storeSecret } from './secrets.ts'
import { sweepStuck } from './sweep.ts'

export interface TimerOptions {
  readonly logger: Logger
  readonly closing: Closing
  readonly now: () => Date
}

const QUEUE = 'maintenance'
const SWEEP_EVERY_MS = 60_000

/** Opens the jobs and starts what runs by the clock. */
export async function openTimers(runtime: Runtime, { logger, closing, now }: TimerOptions): Promise<KeptJobs> {
  const { store, loaded } = runtime
  const onFault = (error: Error) => logger.error({ code: asSeinpostError(error).code, problem: error.message }, 'jobs fault')
  const jobs = closing.own(
    'jobs',
    await openJobs(loaded.config.jobs, { connection: store.jobsConnection, outbox: store.jobs, now, onFault, secret: storeSecret }),
  )
  await jobs.every(QUEUE, { id: 'sweep', everyMs: SWEEP_EVERY_MS, job: { name: 'sweep', data: {} } })
  const work = await jobs.work(QUEUE, { concurrency: 1 }, async () => {
    const again = await sweepStuck({ store, log: runtime.log, now })
    if (again > 0) logger.warn({ signals: again }, 'stuck signals appended again')
  })
  closing.add('timers', () => work.stop())
  return jobs
}
