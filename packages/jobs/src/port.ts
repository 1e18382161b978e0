/** A machine job: small, named, and carrying ids rather than content. */
export interface Job {
  readonly id: string
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface AddJob extends Job {
  readonly delayMs?: number
  /** 1 is most urgent, larger waits longer; jobs without one go before all that have one. */
  readonly priority?: number
  /** Tries in all, with exponential back-off and jitter between them. */
  readonly attempts?: number
}

export interface RunningJob extends Job {
  /** 1 on the first try. */
  readonly attempt: number
  /** Aborted when the worker must stop or the job's time is over. */
  readonly stop: AbortSignal
}

export interface JobCounts {
  readonly waiting: number
  readonly delayed: number
  readonly active: number
  readonly failed: number
}

export interface Schedule {
  readonly id: string
  readonly everyMs: number
  readonly job: Omit<Job, 'id'>
}

export interface WorkOptions {
  readonly concurrency: number
  /** A job that takes longer is aborted and counts as a failed try. Absent means as long as it takes. */
  readonly timeoutMs?: number
  /** Most jobs begun within `perMs`, over all workers of the queue. */
  readonly limit?: { readonly max: number; readonly perMs: number }
}

export interface Work {
  /** Takes no new job, lets running ones end for a bounded time, then aborts them; aborted ones are done again later. */
  stop(): Promise<void>
}

/** Jobs and timers. At least once: a job may run again after a crash, so its handler must be repeatable. */
export interface Jobs {
  /** Durable when it resolves. An id that waits, is delayed or runs is not added again; one that failed gets its tries anew. */
  add(queue: string, jobs: readonly AddJob[]): Promise<void>
  /** Takes back jobs that wait; one that runs goes on. */
  cancel(queue: string, ids: readonly string[]): Promise<void>
  /** Adds `job` every `everyMs`; the same `id` again replaces the schedule. */
  every(queue: string, schedule: Schedule): Promise<void>
  /**
   * Runs `handle` for each job, the most urgent first; a rejected one is tried again until its attempts are used or it
   * says that trying again is no use (a SeinpostError that is not retryable), then kept as failed.
   */
  work(queue: string, options: WorkOptions, handle: (job: RunningJob) => Promise<void>): Promise<Work>
  counts(queue: string): Promise<JobCounts>
  /** Stops what works and leaves what waits. */
  close(): Promise<void>
}
