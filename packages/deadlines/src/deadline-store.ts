import type { Level } from '@seinpost/schemas'
import type { Clock, Sql } from '@seinpost/store'
import type { Term } from './rules.ts'

/** A case a desk received and has not dealt with, for which no deadline stands yet. */
export interface Received {
  readonly caseId: string
  readonly queue: string
  readonly level: Level
  /** When the case last changed: a release changes it. */
  readonly from: string
}

/** A deadline that stands. */
export interface Standing {
  readonly caseId: string
  readonly queue: string
  readonly round: number
  readonly level: Level
  readonly dueAt: string
  readonly escalates: boolean
}

/** What desks owe their cases. Every call may be repeated. */
export interface DeadlineStore {
  /** Ends the deadlines of desks that dealt with their case; answers how many. */
  end(): Promise<number>
  /** What waits for a deadline, beyond what was `passed` over because no rule speaks of it. */
  received(to: { readonly limit: number; readonly after: Received | null }): Promise<readonly Received[]>
  begin(received: Received, term: Term): Promise<void>
  /** Deadlines whose case is worse by now than when they began. */
  raised(): Promise<readonly Standing[]>
  /** A worse case never has more time than it had. */
  shorten(standing: Standing, level: Level, term: Term | null): Promise<void>
  toRemind(): Promise<readonly Standing[]>
  reminded(standing: Standing): Promise<void>
  overdue(): Promise<readonly Standing[]>
  missed(standing: Standing, escalatedTo: string | null): Promise<void>
}

const AT_ONCE = 500

const END = `
update seinpost.deadlines d set ended_at = $1::timestamptz
from seinpost.case_recipients r
where d.ended_at is null and r.case_id = d.case_id and r.queue = d.queue
  and (r.handled_at is not null or not r.open or not r.released)`

/** Paged by case and queue, so that cases no rule speaks of are not read again and again within one look. */
const RECEIVED = `
select r.case_id as "caseId", r.queue, r.level, c.updated_at as "from" from seinpost.case_recipients r
join seinpost.cases c on c.id = r.case_id
where r.open and r.released and r.handled_at is null and (r.case_id, r.queue) > ($2, $3)
  and not exists (select from seinpost.deadlines d
    where d.case_id = r.case_id and d.queue = r.queue and d.ended_at is null)
order by r.case_id, r.queue limit $1::int`

const BEGIN = `
insert into seinpost.deadlines (case_id, queue, round, rule, level, started_at, due_at, remind_at, escalates)
select $1, $2, coalesce(max(round), 0) + 1, $3, $4::smallint, $5::timestamptz, $6::timestamptz, $7::timestamptz, $8::boolean
from seinpost.deadlines where case_id = $1 and queue = $2
on conflict do nothing`

const STANDING = `d.case_id as "caseId", d.queue, d.round, d.level, d.due_at as "dueAt", d.escalates`

const RAISED = `
select ${STANDING.replace('d.level', 'r.level')} from seinpost.deadlines d
join seinpost.case_recipients r on r.case_id = d.case_id and r.queue = d.queue
where d.ended_at is null and d.missed_at is null and r.level > d.level limit ${AT_ONCE}`

const SHORTEN = `
update seinpost.deadlines set level = $4::smallint, rule = coalesce($5, rule), escalates = escalates or $8::boolean,
  remind_at = case when $6::timestamptz < due_at then $7::timestamptz else remind_at end,
  due_at = least(due_at, coalesce($6::timestamptz, due_at))
where case_id = $1 and queue = $2 and round = $3::int`

const TO_REMIND = `
select ${STANDING} from seinpost.deadlines d
where ended_at is null and missed_at is null and reminded_at is null and remind_at <= $1::timestamptz
order by remind_at limit ${AT_ONCE}`

const OVERDUE = `
select ${STANDING} from seinpost.deadlines d
where ended_at is null and missed_at is null and due_at <= $1::timestamptz order by due_at limit ${AT_ONCE}`

/** Deadlines in the store's table. */
export function openDeadlineStore(sql: Sql, now: Clock): DeadlineStore {
  const standing = async (text: string, params: readonly unknown[] = []) =>
    (await sql.query<Standing>(text, params)).rows
  const keyOf = ({ caseId, queue, round }: Standing) => [caseId, queue, round]
  return {
    end: async () => (await sql.query(END, [now()])).rowCount,
    received: async ({ limit, after }) =>
      (await sql.query<Received>(RECEIVED, [limit, after?.caseId ?? '', after?.queue ?? ''])).rows,
    begin: async ({ caseId, queue, level, from }, { rule, dueAt, remindAt, escalates }) => {
      await sql.query(BEGIN, [caseId, queue, rule, level, from, dueAt, remindAt, escalates])
    },
    raised: () => standing(RAISED),
    shorten: async (one, level, term) => {
      const { rule = null, dueAt = null, remindAt = null, escalates = false } = term ?? {}
      await sql.query(SHORTEN, [...keyOf(one), level, rule, dueAt, remindAt, escalates])
    },
    toRemind: () => standing(TO_REMIND, [now()]),
    reminded: async (one) => {
      await sql.query(
        `update seinpost.deadlines set reminded_at = $4::timestamptz
        where case_id = $1 and queue = $2 and round = $3::int and reminded_at is null`,
        [...keyOf(one), now()],
      )
    },
    overdue: () => standing(OVERDUE, [now()]),
    missed: async (one, escalatedTo) => {
      await sql.query(
        `update seinpost.deadlines set missed_at = $4::timestamptz, escalated_to = $5
        where case_id = $1 and queue = $2 and round = $3::int and missed_at is null`,
        [...keyOf(one), now(), escalatedTo],
      )
    },
  }
}
