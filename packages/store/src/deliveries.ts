import type { Sql } from './port.ts'

/** A released case that a receiver has not confirmed in its newest version. */
export interface DueDelivery {
  readonly caseId: string
  readonly queue: string
  readonly version: number
}

export interface DeliveryState {
  readonly queue: string
  readonly deliveredVersion: number
  readonly deliveredAt: string | null
  /** Tries since the last confirmation. */
  readonly failedTries: number
  readonly lastProblem: string | null
}

/** What receivers outside were told. Whatever is not confirmed here stays due, however many jobs are lost. */
export interface Deliveries {
  /** Due for these queues, the most urgent first. */
  due(queues: readonly string[], to: { readonly limit: number }): Promise<readonly DueDelivery[]>
  confirmed(delivery: DueDelivery, at: Date): Promise<void>
  failed(delivery: DueDelivery, problem: string, at: Date): Promise<void>
  /** How far each receiver of a case is. */
  of(caseId: string): Promise<readonly DeliveryState[]>
}

const DUE = `
select r.case_id as "caseId", r.queue, c.version from seinpost.case_recipients r
join seinpost.cases c on c.id = r.case_id
left join seinpost.deliveries d on d.case_id = r.case_id and d.queue = r.queue
where r.queue = any($1::text[]) and r.released and r.open and coalesce(d.delivered_version, 0) < c.version
order by r.rank_key desc, r.case_id limit $2::int`

const CONFIRMED = `
insert into seinpost.deliveries (case_id, queue, delivered_version, delivered_at, last_tried_at)
values ($1, $2, $3::int, $4::timestamptz, $4::timestamptz)
on conflict (case_id, queue) do update set delivered_version = greatest(deliveries.delivered_version, excluded.delivered_version),
  delivered_at = excluded.delivered_at, last_tried_at = excluded.last_tried_at, failed_tries = 0, last_problem = null`

const FAILED = `
insert into seinpost.deliveries (case_id, queue, failed_tries, last_problem, last_tried_at)
values ($1, $2, 1, $3, $4::timestamptz)
on conflict (case_id, queue) do update set failed_tries = deliveries.failed_tries + 1,
  last_problem = excluded.last_problem, last_tried_at = excluded.last_tried_at`

const OF = `
select queue, delivered_version as "deliveredVersion", delivered_at as "deliveredAt", failed_tries as "failedTries",
  last_problem as "lastProblem"
from seinpost.deliveries where case_id = $1 order by queue`

/** Deliveries in the store's tables. */
export function sqlDeliveries(sql: Sql): Deliveries {
  return {
    due: async (queues, { limit }) => (await sql.query<DueDelivery>(DUE, [queues, limit])).rows,
    confirmed: async ({ caseId, queue, version }, at) => {
      await sql.query(CONFIRMED, [caseId, queue, version, at])
    },
    failed: async ({ caseId, queue }, problem, at) => {
      await sql.query(FAILED, [caseId, queue, problem, at])
    },
    of: async (caseId) => (await sql.query<DeliveryState>(OF, [caseId])).rows,
  }
}
