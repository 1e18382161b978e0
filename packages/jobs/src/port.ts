/** A machine job: small, named, and carrying ids rather than content. */
export interface Job {
  readonly id: string
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface AddJob extends Job {
  readonly delayMs?: number
  /** 1 is most urgent; larger waits longer. */
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

/** Jobs and timers. At least once; a job id that is already waiting is not added again. */
export interface Jobs {
  /** Durable when it resolves. */
  add(queue: string, jobs: readonly AddJob[]): Promise<void>
  /** Adds `job` every `everyMs`; the same `id` again replaces the schedule. */
  every(
    queue: string,
    schedule: { readonly id: string; readonly everyMs: number; readonly job: Omit<Job, 'id'> },
  ): Promise<void>
  /** Runs `handle` for each job; a rejected one is tried again until its attempts are used, then kept as failed. */
  work(
    queue: string,
    options: { readonly concurrency: number },
    handle: (job: RunningJob) => Promise<void>,
  ): Promise<{ stop(): Promise<void> }>
  counts(queue: string): Promise<JobCounts>
  close(): Promise<void>
}
