import { openEmbeddedTestStore, openPostgresTestStore } from '@seinpost/store/testing'
import { Redis } from 'ioredis'
import { describeOn, ownRedis, startPostgres } from '../../../scripts/servers/index.ts'
import { jobsContract } from './jobs.contract.ts'
import { openJobs } from './open-jobs.ts'

const options = { now: () => new Date(), onFault: () => undefined, backoffMs: 20 }

jobsContract('embedded', async () => {
  const store = await openEmbeddedTestStore()
  const jobs = await openJobs(
    { kind: 'embedded' },
    { ...options, connection: store.jobsConnection, outbox: store.jobs },
  )
  return { jobs, close: () => jobs.close().finally(() => store.close()) }
})

await describeOn('jobs on PostgreSQL', startPostgres, ({ url }) => {
  jobsContract('postgres', async () => {
    const store = await openPostgresTestStore(url)
    const jobs = await openJobs(
      { kind: 'embedded' },
      { ...options, connection: store.jobsConnection, outbox: store.jobs },
    )
    return { jobs, close: () => jobs.close().finally(() => store.close()) }
  })
})

await describeOn(
  'jobs on Redis',
  () => ownRedis(),
  ({ url }) => {
    jobsContract('redis', async () => {
      const store = await openEmbeddedTestStore()
      const secret = async () => url
      const jobs = await openJobs(
        { kind: 'redis', url: { env: 'URL' } },
        { ...options, connection: store.jobsConnection, outbox: store.jobs, secret },
      )
      const lose = async () => {
        const redis = new Redis(url)
        await redis.flushall()
        await redis.quit()
      }
      return { jobs, lose, close: () => jobs.close().finally(() => store.close()) }
    })
  },
)
