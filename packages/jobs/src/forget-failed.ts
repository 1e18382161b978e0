import { toBullId } from './job-id.ts'
import type { AddJob } from './port.ts'

interface FailedJobs {
  getFailedCount(): Promise<number>
  getJob(id: string): Promise<{ isFailed(): Promise<boolean>; remove(): Promise<void> } | undefined>
}

/** BullMQ keeps a failed job's id taken; adding it again must run it again. Costs one question when nothing failed. */
export async function forgetFailed(queue: FailedJobs, jobs: readonly AddJob[]): Promise<void> {
  if ((await queue.getFailedCount()) === 0) return
  for (const { id } of jobs) {
    const known = await queue.getJob(toBullId(id))
    if (known !== undefined && (await known.isFailed())) await known.remove()
  }
}
