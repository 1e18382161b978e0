import { rerankQueues } from '@seinpost/casework'
import { asSeinpostError } from '@seinpost/domain'
import { type KeptJobs, openJobs } from '@seinpost/jobs'
import type { Closing, Logger } from '@seinpost/pipeline'
import type { Duty } from './duties/duty.ts'
import { DUTIES } from './duties/index.ts'
import type { Parts } from './open-parts.ts'
import { storeSecret } from './secrets.ts'

export interface TimerOptions {
  readonly logger: Logger
  readonly closing: Closing
}

const QUEUE = 'maintenance'

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

/** Starts what runs by the clock. Answers the jobs it runs on. */
export async function startTimers(parts: Parts, { logger, closing }: TimerOptions): Promise<KeptJobs> {
  const jobs = await openPartsJobs(parts, { logger, closing })
  const duties = new Map<string, Duty>()
  for (const open of DUTIES) {
    const duty = await open({ parts, jobs, logger, closing })
    if (duty !== null) duties.set(duty.name, duty)
  }
  // A changed ageing orders every queue anew, once.
  const { cases } = await parts.store()
  await rerankQueues(parts.loaded.config.queue, { cases })
  parts.live.onChange(async ({ queue }) => void (await rerankQueues(queue, { cases })))
  for (const { name, everyMs } of duties.values())
    await jobs.every(QUEUE, { id: name, everyMs, job: { name, data: {} } })
  const work = await jobs.work(QUEUE, { concurrency: 1 }, async ({ name }) => duties.get(name)?.run())
  closing.add('timers', () => work.stop())
  return jobs
}
