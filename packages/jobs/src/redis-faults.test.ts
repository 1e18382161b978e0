import { openEmbeddedTestStore } from '@seinpost/store/testing'
import { expect, test } from 'vitest'
import { describeOn, ownRedis } from '../../../scripts/servers/index.ts'
import { openJobs } from './open-jobs.ts'

/** A busy machine takes its time. */
const PATIENTLY = { timeout: 20_000 }

const now = () => new Date()

await describeOn(
  'a Redis that goes away',
  () => ownRedis(),
  (server) => {
    test('killed without its data while jobs run: rebuilt, every job is done', {
      timeout: 60_000,
    }, async () => {
      const store = await openEmbeddedTestStore(now)
      const faults: string[] = []
      const jobs = await openJobs(
        { kind: 'redis', url: { env: 'URL' } },
        {
          connection: store.jobsConnection,
          outbox: store.jobs,
          now,
          secret: async () => server.url,
          onFault: ({ message }) => faults.push(message),
          stalledMs: 1_000,
        },
      )
      const ids = Array.from({ length: 100 }, (_, n) => `job-${n}`)
      await jobs.add(
        'gone',
        ids.map((id) => ({ id, name: 'test', data: {}, attempts: 3 })),
      )
      const done = new Set<string>()
      await jobs.work('gone', { concurrency: 2 }, async ({ id }) => void done.add(id))
      await expect.poll(() => done.size, PATIENTLY).toBeGreaterThan(10)
      await server.kill()
      await server.restart()
      // It kept nothing: what is left is known to the store alone.
      await jobs.rebuild()
      await expect.poll(() => done.size, PATIENTLY).toBe(100)
      await expect.poll(() => jobs.rebuild(), PATIENTLY).toBe(0)
      expect(faults.length).toBeGreaterThan(0)
      await jobs.close()
      await store.close()
    })

    test('one that is not there is told as such', async () => {
      const store = await openEmbeddedTestStore(now)
      const opening = openJobs(
        { kind: 'redis', url: { env: 'URL' } },
        {
          connection: store.jobsConnection,
          outbox: store.jobs,
          now,
          secret: async () => 'redis://127.0.0.1:1',
          onFault: () => undefined,
        },
      )
      await expect(opening).rejects.toMatchObject({ code: 'queue_unavailable', retryable: true })
      await store.close()
    })
  },
)
