import { SeinpostError } from '@seinpost/domain'
import { UnrecoverableError } from 'bullmq'
import type { RunningJob } from './port.ts'

export interface RunJob {
  readonly job: Omit<RunningJob, 'stop'>
  readonly timeoutMs: number | undefined
  /** Aborted when the worker gives up waiting. */
  readonly workerStop: AbortSignal
}

const overdue = (timeoutMs: number) =>
  new SeinpostError('stage_timeout', `the job took longer than ${timeoutMs} ms`, { retryable: true })

/** Rejects when `stop` is aborted, so that a handler that never ends does not hold its worker. */
const aborted = (stop: AbortSignal) =>
  new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason), { once: true })
  })

/** Runs a handler until it ends, its time is over or its worker must stop. */
export async function runJob(
  { job, timeoutMs, workerStop }: RunJob,
  handle: (job: RunningJob) => Promise<void>,
): Promise<void> {
  const own = new AbortController()
  const stop = AbortSignal.any([own.signal, workerStop])
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(() => own.abort(overdue(timeoutMs)), timeoutMs)
  try {
    await Promise.race([handle({ ...job, stop }), aborted(stop)])
  } catch (error) {
    if (error instanceof SeinpostError && !error.retryable) throw new UnrecoverableError(error.message)
    throw error
  } finally {
    clearTimeout(timer)
  }
}
