import { openStore } from '@seinpost/store'
import { openJobs } from '../open-jobs.ts'

/* A program that runs the jobs of a queue and says each id on its standard output when it is done, until it is killed. */
const [dataDir = '', redisUrl = ''] = process.argv.slice(2)
const now = () => new Date()
const store = await openStore({ kind: 'embedded' }, { dataDir, clock: now })
const jobs = await openJobs(redisUrl === '' ? { kind: 'embedded' } : { kind: 'redis', url: { env: 'URL' } }, {
  connection: store.jobsConnection,
  outbox: store.jobs,
  now,
  secret: async () => redisUrl,
  onFault: ({ message }) => process.stderr.write(`${message}\n`),
  stalledMs: 500,
})
process.stdout.write('open\n')
await jobs.work('killed', { concurrency: 3 }, async ({ id }) => {
  await new Promise((resolve) => setTimeout(resolve, 5))
  process.stdout.write(`${id}\n`)
})
