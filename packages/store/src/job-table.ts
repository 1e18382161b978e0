import { jsonParam } from './json-param.ts'
import type { Clock, Sql, SqlRunner } from './port.ts'

export interface StoredJob {
  readonly queue: string
  readonly id: string
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  readonly dueAt: Date
  readonly priority?: number
  readonly attempts?: number
}

export interface StoredSchedule {
  readonly queue: string
  readonly id: string
  readonly everyMs: number
  readonly job: Pick<StoredJob, 'name' | 'data'>
}

export interface FailedJob extends StoredJob {
  readonly reason: string
}

/** Jobs that are asked for and not done, and the schedules of those that repeat. */
export interface JobTable {
  /** Durable when it resolves. An id that waits stays as it is; one that failed waits again. */
  put(jobs: readonly StoredJob[]): Promise<void>
  remove(queue: string, ids: readonly string[]): Promise<void>
  fail(queue: string, id: string, reason: string): Promise<void>
  putSchedule(schedule: StoredSchedule): Promise<void>
  /** In pages, the ones due first first. */
  waiting(): AsyncIterable<readonly StoredJob[]>
  failed(to: { readonly limit: number }): Promise<readonly FailedJob[]>
  schedules(): Promise<readonly StoredSchedule[]>
}

const PAGE = 500

const PUT = `
insert into seinpost.jobs (queue, id, name, data, due_at, priority, attempts, created_at)
select queue, id, name, data, "dueAt", priority, attempts, $2::timestamptz
from json_to_recordset($1::json) as x(queue text, id text, name text, data json, "dueAt" timestamptz, priority int,
  attempts int)
order by queue, id
on conflict (queue, id) do update set name = excluded.name, data = excluded.data, due_at = excluded.due_at,
  priority = excluded.priority, attempts = excluded.attempts, failure = null
where seinpost.jobs.failure is not null`

/** Puts jobs within a transaction of the caller's, so that they are asked for if and only if it commits. */
export async function putJobs(tx: SqlRunner, jobs: readonly StoredJob[], at: Date): Promise<void> {
  // Two with one id in one statement would be an error; the first one stands.
  const once = new Map(jobs.toReversed().map((job) => [`${job.queue} ${job.id}`, job]))
  if (once.size > 0) await tx.query(PUT, [jsonParam([...once.values()]), at])
}

interface JobRow {
  readonly queue: string
  readonly id: string
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  readonly due_at: string
  readonly priority: number | null
  readonly attempts: number | null
}

const jobOf = ({ due_at, priority, attempts, ...job }: JobRow): StoredJob => ({
  ...job,
  dueAt: new Date(due_at),
  ...(priority !== null && { priority }),
  ...(attempts !== null && { attempts }),
})

const WAITING = `
select queue, id, name, data, due_at, priority, attempts from seinpost.jobs
where failure is null and (due_at, queue, id) > ($1::timestamptz, $2, $3)
order by due_at, queue, id limit ${PAGE}`

async function* waiting(sql: SqlRunner): AsyncIterable<readonly StoredJob[]> {
  let after: readonly string[] = ['-infinity', '', '']
  while (true) {
    const { rows } = await sql.query<JobRow>(WAITING, after)
    if (rows.length > 0) yield rows.map(jobOf)
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = [last.due_at, last.queue, last.id]
  }
}

/** The job table of the store. */
export function sqlJobTable(sql: Sql, now: Clock): JobTable {
  return {
    put: (jobs) => putJobs(sql, jobs, now()),
    remove: async (queue, ids) => {
      if (ids.length === 0) return
      await sql.query('delete from seinpost.jobs where queue = $1 and id = any($2::text[])', [queue, ids])
    },
    fail: async (queue, id, reason) => {
      await sql.query('update seinpost.jobs set failure = $3 where queue = $1 and id = $2', [
        queue,
        id,
        reason,
      ])
    },
    putSchedule: async ({ queue, id, everyMs, job }) => {
      await sql.query(
        `insert into seinpost.job_schedules (queue, id, every_ms, name, data) values ($1, $2, $3, $4, $5)
        on conflict (queue, id) do update set every_ms = excluded.every_ms, name = excluded.name, data = excluded.data`,
        [queue, id, everyMs, job.name, job.data],
      )
    },
    waiting: () => waiting(sql),
    failed: async ({ limit }) => {
      const { rows } = await sql.query<JobRow & { reason: string }>(
        `select queue, id, name, data, due_at, priority, attempts, failure as reason from seinpost.jobs
        where failure is not null order by due_at desc, queue, id limit $1::int`,
        [limit],
      )
      return rows.map(({ reason, ...row }) => ({ ...jobOf(row), reason }))
    },
    schedules: async () => {
      const { rows } = await sql.query<StoredSchedule>(
        `select queue, id, every_ms as "everyMs", json_build_object('name', name, 'data', data) as job
        from seinpost.job_schedules order by queue, id`,
      )
      return rows
    },
  }
}
