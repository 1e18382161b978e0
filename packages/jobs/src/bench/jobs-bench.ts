import type { Bench } from '@seinpost/domain'
import { openEmbeddedTestStore } from '@seinpost/store/testing'
import { openJobs } from '../open-jobs.ts'

const BATCH = 500
const round = (value: number) => Math.round(value)

/** Jobs on the embedded store: asked for in batches, then run. */
export const jobsBench: Bench = {
  name: 'jobs',
  about: 'jobs on the embedded store: added in batches of 500 and run with concurrency 50, outbox included',
  run: async ({ size = 2_000, log }) => {
    const store = await openEmbeddedTestStore(() => new Date())
    const jobs = await openJobs(
      { kind: 'embedded' },
      {
        connection: store.jobsConnection,
        outbox: store.jobs,
        now: () => new Date(),
        onFault: ({ message }) => log(message),
      },
    )
    try {
      const added = performance.now()
      for (let from = 0; from < size; from += BATCH) {
        const ids = Array.from({ length: Math.min(BATCH, size - from) }, (_, index) => `job-${from + index}`)
        await jobs.add(
          'bench',
          ids.map((id) => ({ id, name: 'bench', data: { caseId: id, filler: 'x'.repeat(400) } })),
        )
      }
      const addMs = performance.now() - added
      log(`${size} jobs added`)
      const started = performance.now()
      let left = size
      await new Promise<void>((resolve, reject) => {
        const work = jobs.work('bench', { concurrency: 50 }, async () => {
          left -= 1
          if (left === 0) resolve()
        })
        work.catch(reject)
      })
      const runMs = performance.now() - started
      return {
        added_per_second: round((size / addMs) * 1_000),
        run_per_second: round((size / runMs) * 1_000),
      }
    } finally {
      await jobs.close()
      await store.close()
    }
  },
}
