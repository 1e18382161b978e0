import type { IQueueBackend, JobsOptions } from 'bullmq'
import { startWork } from './bullmq-work.ts'
import { forgetFailed } from './forget-failed.ts'
import { toBullId } from './job-id.ts'
import type { AddJob, JobCounts, Work } from './port.ts'
import type { Runner } from './runner.ts'
import type { BullMq, JobData } from './runner-options.ts'

/** The wait after a failed try doubles with each, less up to half of it by chance. */
const BACKOFF = { type: 'exponential', delay: 1_000, jitter: 0.5 } as const
const KEPT_FAILURES = 10_000

const jobOptions = (
  { attempts = 1, delayMs, priority }: Partial<AddJob>,
  backoffMs: number,
): JobsOptions => ({
  attempts,
  backoff: { ...BACKOFF, delay: backoffMs },
  removeOnComplete: true,
  removeOnFail: { count: KEPT_FAILURES },
  ...(delayMs !== undefined && { delay: delayMs }),
  ...(priority !== undefined && { priority }),
})

function jobCounts(counts: Readonly<Record<string, number>>): JobCounts {
  const of = (state: string) => counts[state] ?? 0
  return {
    waiting: of('waiting') + of('prioritized'),
    delayed: of('delayed'),
    active: of('active'),
    failed: of('failed'),
  }
}

/** One BullMQ queue per name, opened when it is first asked for. */
function openQueues<B extends IQueueBackend, C>({ classes, connection, prefix, onFault }: BullMq<B, C>) {
  const open = (name: string) => {
    const options = { connection, skipMetasUpdate: true, ...(prefix !== undefined && { prefix }) }
    const queue = new classes.Queue<JobData, void>(name, options)
    queue.on('error', onFault)
    return queue
  }
  const opened = new Map<string, ReturnType<typeof open>>()
  return {
    of: (name: string) => {
      const queue = opened.get(name) ?? open(name)
      opened.set(name, queue)
      return queue
    },
    close: async () => {
      await Promise.all([...opened.values()].map((queue) => queue.close()))
    },
  }
}

/** The runner on BullMQ, whatever its backend. Closing it leaves the connection to whoever opened it. */
export function bullmqRunner<B extends IQueueBackend, C>(bull: BullMq<B, C>): Runner {
  const backoffMs = bull.backoffMs ?? BACKOFF.delay
  const queues = openQueues(bull)
  const works = new Set<Work>()
  const givenUp = new Set<(queue: string, id: string, reason: string) => void>()
  return {
    add: async (name, jobs) => {
      if (jobs.length === 0) return
      const queue = queues.of(name)
      await forgetFailed(queue, jobs)
      const asked = jobs.map((job) => ({
        name: job.name,
        data: job.data,
        opts: { ...jobOptions(job, backoffMs), jobId: toBullId(job.id) },
      }))
      await queue.addBulk(asked)
    },
    cancel: async (name, ids) => {
      // A job that runs is locked and stays: removing it answers 0.
      await Promise.all(ids.map((id) => queues.of(name).remove(toBullId(id))))
    },
    every: async (name, { id, everyMs, job }) => {
      const template = { name: job.name, data: job.data, opts: jobOptions({}, backoffMs) }
      await queues.of(name).upsertJobScheduler(toBullId(id), { every: everyMs }, template)
    },
    work: async (queue, options, handle) => {
      const onGivenUp = (id: string, reason: string) => {
        for (const listener of givenUp) listener(queue, id, reason)
      }
      const work = await startWork(bull, { queue, options, handle, onGivenUp })
      works.add(work)
      return { stop: () => work.stop().finally(() => works.delete(work)) }
    },
    counts: async (name) =>
      jobCounts(await queues.of(name).getJobCounts('waiting', 'prioritized', 'delayed', 'active', 'failed')),
    onGivenUp: (listener) => void givenUp.add(listener),
    close: async () => {
      await Promise.all([...works].map((work) => work.stop()))
      await queues.close()
    },
  }
}
