import { SeinpostError } from '@seinpost/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KeptJobs } from './kept-jobs.ts'
import type { RunningJob } from './port.ts'

/** A busy machine takes its time. */
const PATIENTLY = { timeout: 20_000 }

export interface JobsUnderTest {
  readonly jobs: KeptJobs
  /** Loses everything the runner has, as FLUSHALL does; absent where runner and outbox share one database. */
  readonly lose?: () => Promise<void>
  close(): Promise<void>
}

/** What jobs promise on every backend. */
export function jobsContract(name: string, open: () => Promise<JobsUnderTest>): void {
  describe(`jobs contract: ${name}`, () => {
    let under: JobsUnderTest
    let jobs: KeptJobs
    beforeAll(async () => {
      under = await open()
      jobs = under.jobs
    })
    afterAll(() => under.close())

    /** Runs the queue and keeps what ran. */
    const collect = async (
      queue: string,
      handle: (job: RunningJob) => void | Promise<void> = () => undefined,
      concurrency = 1,
    ) => {
      const ran: { id: string; attempt: number; data: unknown; name: string }[] = []
      const work = await jobs.work(queue, { concurrency }, async (job) => {
        const { id, attempt, data, name } = job
        ran.push({ id, attempt, data, name })
        await handle(job)
      })
      return { ran, stop: () => work.stop() }
    }
    const job = (id: string, more: object = {}) => ({ id, name: 'test', data: { id }, ...more })

    test('a job runs once with its id, name and data, whatever characters they hold', async () => {
      await jobs.add('chars', [job('42'), job('case:1%2C é/å'), job('j-x')])
      const { ran, stop } = await collect('chars')
      await expect.poll(() => ran.length, PATIENTLY).toBe(3)
      expect(ran.map(({ id }) => id).sort()).toEqual(['42', 'case:1%2C é/å', 'j-x'])
      expect(ran[0]).toMatchObject({ name: 'test', attempt: 1, data: { id: ran[0]?.id } })
      await expect
        .poll(() => jobs.counts('chars'), PATIENTLY)
        .toEqual({ waiting: 0, delayed: 0, active: 0, failed: 0 })
      await stop()
    })

    test('an id that waits is not added again; one that ran may be', async () => {
      await jobs.add('once', [job('a')])
      await jobs.add('once', [job('a'), job('a')])
      expect(await jobs.counts('once')).toMatchObject({ waiting: 1 })
      const { ran, stop } = await collect('once')
      await expect.poll(() => ran.length, PATIENTLY).toBe(1)
      await expect.poll(async () => (await jobs.counts('once')).active, PATIENTLY).toBe(0)
      await jobs.add('once', [job('a')])
      await expect.poll(() => ran.length, PATIENTLY).toBe(2)
      await stop()
    })

    test('the most urgent runs first', async () => {
      await jobs.add('urgent', [
        job('low', { priority: 9 }),
        job('high', { priority: 1 }),
        job('mid', { priority: 5 }),
        job('none'),
      ])
      const { ran, stop } = await collect('urgent')
      await expect.poll(() => ran.map(({ id }) => id), PATIENTLY).toEqual(['none', 'high', 'mid', 'low'])
      await stop()
    })

    test('a delayed job waits for its time and can be taken back', async () => {
      await jobs.add('later', [
        job('soon', { delayMs: 30 }),
        job('never', { delayMs: 3_600_000 }),
        job('gone', { delayMs: 60 }),
      ])
      await jobs.cancel('later', ['gone', 'unknown'])
      const { ran, stop } = await collect('later')
      await expect.poll(() => ran.map(({ id }) => id), PATIENTLY).toEqual(['soon'])
      expect(await jobs.counts('later')).toMatchObject({ delayed: 1 })
      await jobs.cancel('later', ['never'])
      expect(await jobs.counts('later')).toMatchObject({ delayed: 0 })
      await stop()
    })

    test('a failing job is tried again, and kept when its tries are used', async () => {
      await jobs.add('tries', [job('heals', { attempts: 3 }), job('never', { attempts: 2 })])
      const { ran, stop } = await collect('tries', ({ id, attempt }) => {
        if (id === 'never' || attempt < 3) throw new Error('not yet')
      })
      await expect
        .poll(() => jobs.counts('tries'), PATIENTLY)
        .toEqual({ waiting: 0, delayed: 0, active: 0, failed: 1 })
      const attempts = (of: string) => ran.filter(({ id }) => id === of).map(({ attempt }) => attempt)
      expect([attempts('heals'), attempts('never')]).toEqual([
        [1, 2, 3],
        [1, 2],
      ])
      await stop()
    })

    test('a job that failed gets its tries anew when it is added again', async () => {
      let broken = true
      const { ran, stop } = await collect('mended', () => {
        if (broken) throw new Error('broken')
      })
      await jobs.add('mended', [job('m')])
      await expect.poll(async () => (await jobs.counts('mended')).failed, PATIENTLY).toBe(1)
      broken = false
      await jobs.add('mended', [job('m')])
      await expect.poll(() => ran.length, PATIENTLY).toBe(2)
      await expect.poll(async () => (await jobs.counts('mended')).failed, PATIENTLY).toBe(0)
      await stop()
    })

    test('a fault that trying again cannot mend is not tried again', async () => {
      await jobs.add('hopeless', [job('h', { attempts: 5 })])
      const { ran, stop } = await collect('hopeless', () => {
        throw new SeinpostError('not_found', 'no such receiver')
      })
      await expect.poll(async () => (await jobs.counts('hopeless')).failed, PATIENTLY).toBe(1)
      expect(ran).toHaveLength(1)
      await stop()
    })

    test('a job over its time is aborted and tried again', async () => {
      await jobs.add('slow', [job('s', { attempts: 2 })])
      const aborted: boolean[] = []
      const work = await jobs.work('slow', { concurrency: 1, timeoutMs: 40 }, async ({ attempt, stop }) => {
        if (attempt === 2) return
        await new Promise(() => stop.addEventListener('abort', () => aborted.push(true)))
      })
      await expect
        .poll(() => jobs.counts('slow'), PATIENTLY)
        .toEqual({ waiting: 0, delayed: 0, active: 0, failed: 0 })
      expect(aborted).toEqual([true])
      await work.stop()
    })

    test('jobs run side by side, each at one worker', async () => {
      const ids = Array.from({ length: 60 }, (_, n) => `w-${n}`)
      await jobs.add(
        'wide',
        ids.map((id) => job(id)),
      )
      const workers = await Promise.all([collect('wide', undefined, 5), collect('wide', undefined, 5)])
      const ran = () => workers.flatMap((worker) => worker.ran.map(({ id }) => id)).sort()
      await expect.poll(() => ran().length, PATIENTLY).toBe(60)
      expect(ran()).toEqual([...ids].sort())
      await Promise.all(workers.map(({ stop }) => stop()))
    })

    test('stopping lets a running job end', async () => {
      await jobs.add('stopping', [job('r')])
      let started: () => void = () => undefined
      const begun = new Promise<void>((resolve) => {
        started = resolve
      })
      let finish: () => void = () => undefined
      const done = new Promise<void>((resolve) => {
        finish = resolve
      })
      const { stop } = await collect('stopping', async () => {
        started()
        await done
      })
      await begun
      const stopped = stop()
      finish()
      await stopped
      expect(await jobs.counts('stopping')).toEqual({ waiting: 0, delayed: 0, active: 0, failed: 0 })
    })

    test('a schedule runs again and again, and the same id replaces it', async () => {
      const { ran, stop } = await collect('clockwork')
      await jobs.every('clockwork', { id: 'tick', everyMs: 50, job: { name: 'old', data: {} } })
      await jobs.every('clockwork', { id: 'tick', everyMs: 60, job: { name: 'tick', data: { n: 1 } } })
      await expect.poll(() => ran.filter(({ name }) => name === 'tick').length, PATIENTLY).toBeGreaterThan(2)
      await stop()
    })

    test('what the runner lost comes back from the outbox', async () => {
      await jobs.add('kept', [
        job('now'),
        job('later', { delayMs: 3_600_000 }),
        job('urgent', { priority: 1, attempts: 3 }),
      ])
      await under.lose?.()
      const lost = await jobs.counts('kept')
      expect(lost).toMatchObject(
        under.lose === undefined ? { waiting: 2, delayed: 1 } : { waiting: 0, delayed: 0 },
      )
      expect(await jobs.rebuild()).toBeGreaterThanOrEqual(3)
      expect(await jobs.counts('kept')).toMatchObject({ waiting: 2, delayed: 1 })
      const { ran, stop } = await collect('kept')
      await expect.poll(() => ran.map(({ id }) => id).sort(), PATIENTLY).toEqual(['now', 'urgent'])
      await stop()
    })
  })
}
