import { SeinpostError } from '@seinpost/domain'
import type { IQueueBackend } from 'bullmq'
import { fromBullId } from './job-id.ts'
import type { RunningJob, Work, WorkOptions } from './port.ts'
import { runJob } from './run-job.ts'
import type { BullMq, JobData } from './runner-options.ts'

/** A worker that dies with a job gives it back this often before the job counts as what killed it. */
const MAX_STALLED = 5
const STOP_GRACE_MS = 10_000

export interface WorkOn {
  readonly queue: string
  readonly options: WorkOptions
  readonly handle: (job: RunningJob) => Promise<void>
  readonly onGivenUp: (id: string, reason: string) => void
}

const interrupted = () =>
  new SeinpostError('stage_failed', 'the worker stopped before the job ended', { retryable: true })

/** Starts one BullMQ worker on a queue. */
export async function startWork<B extends IQueueBackend, C>(
  { classes, connection, prefix, onFault, stalledMs }: BullMq<B, C>,
  { queue, options: { concurrency, timeoutMs, limit }, handle, onGivenUp }: WorkOn,
): Promise<Work> {
  const stopping = new AbortController()
  const worker = new classes.Worker<JobData, void>(
    queue,
    ({ id = '', name, data, attemptsMade }) => {
      const job = { id: fromBullId(id), name, data, attempt: attemptsMade + 1 }
      return runJob({ job, timeoutMs, workerStop: stopping.signal }, handle)
    },
    {
      connection,
      concurrency,
      maxStalledCount: MAX_STALLED,
      ...(prefix !== undefined && { prefix }),
      ...(stalledMs !== undefined && { lockDuration: stalledMs, stalledInterval: stalledMs }),
      ...(limit !== undefined && { limiter: { max: limit.max, duration: limit.perMs } }),
    },
  )
  worker.on('error', onFault)
  worker.on('failed', (job, error) => {
    if (job?.id !== undefined && job.finishedOn !== undefined) onGivenUp(fromBullId(job.id), error.message)
  })
  await worker.waitUntilReady()
  return {
    stop: async () => {
      const timer = setTimeout(() => stopping.abort(interrupted()), STOP_GRACE_MS)
      await worker.close().finally(() => clearTimeout(timer))
    },
  }
}
