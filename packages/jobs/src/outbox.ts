import type { AddJob, Job, Schedule } from './port.ts'

/** A job as the store keeps it. */
export interface KeptJob extends Job {
  readonly queue: string
  /** When it may run first. */
  readonly dueAt: Date
  readonly priority?: number
  readonly attempts?: number
}

export interface KeptSchedule extends Schedule {
  readonly queue: string
}

/**
 * The truth about jobs, in the store: whatever runs them may lose everything and is filled again from here. All calls
 * may be repeated.
 */
export interface JobOutbox {
  /** Durable when it resolves. An id that waits stays as it is; one that failed waits again. */
  put(jobs: readonly KeptJob[]): Promise<void>
  /** Forgets jobs that are done or taken back. */
  remove(queue: string, ids: readonly string[]): Promise<void>
  /** Keeps a job that used its tries, with why. */
  fail(queue: string, id: string, reason: string): Promise<void>
  putSchedule(schedule: KeptSchedule): Promise<void>
  /** Jobs that wait, in pages, the ones due first first. */
  waiting(): AsyncIterable<readonly KeptJob[]>
  schedules(): Promise<readonly KeptSchedule[]>
}

/** The job as it is kept. */
export const keptJob = (queue: string, { delayMs = 0, ...job }: AddJob, now: Date): KeptJob => ({
  ...job,
  queue,
  dueAt: new Date(now.getTime() + delayMs),
})

/** The kept job as it is added, counted from `now`. */
export const jobToAdd = ({ queue: _queue, dueAt, ...job }: KeptJob, now: Date): AddJob => ({
  ...job,
  delayMs: Math.max(0, dueAt.getTime() - now.getTime()),
})
