import { type JobOutbox, jobToAdd, keptJob } from './outbox.ts'
import type { Jobs } from './port.ts'
import type { Runner } from './runner.ts'

/** Jobs that can be brought back. */
export interface KeptJobs extends Jobs {
  /** Adds every job and schedule that the outbox holds and the runner lost; answers how many jobs waited. */
  rebuild(): Promise<number>
}

export interface KeepDeps {
  readonly outbox: JobOutbox
  readonly now: () => Date
  readonly onFault: (error: Error) => void
}

/** The port over a runner, each job in the outbox first: what the runner forgets, `rebuild` brings back. */
export function keptJobs(runner: Runner, { outbox, now, onFault }: KeepDeps): KeptJobs {
  // Nobody waits for this; when it fails the job stays as waiting and a rebuild tries it again.
  runner.onGivenUp((queue, id, reason) => void outbox.fail(queue, id, reason).catch(onFault))
  return {
    ...runner,
    add: async (queue, jobs) => {
      await outbox.put(jobs.map((job) => keptJob(queue, job, now())))
      await runner.add(queue, jobs)
    },
    cancel: async (queue, ids) => {
      await outbox.remove(queue, ids)
      await runner.cancel(queue, ids)
    },
    every: async (queue, schedule) => {
      await outbox.putSchedule({ ...schedule, queue })
      await runner.every(queue, schedule)
    },
    work: (queue, options, handle) =>
      runner.work(queue, options, async (job) => {
        await handle(job)
        await outbox.remove(queue, [job.id])
      }),
    rebuild: async () => {
      for (const schedule of await outbox.schedules()) await runner.every(schedule.queue, schedule)
      let count = 0
      for await (const page of outbox.waiting()) {
        for (const queue of new Set(page.map((job) => job.queue))) {
          const jobs = page.filter((job) => job.queue === queue)
          await runner.add(
            queue,
            jobs.map((job) => jobToAdd(job, now())),
          )
        }
        count += page.length
      }
      return count
    },
  }
}
