import type { Level, Notice, NoticeKind } from '@seinpost/schemas'
import type { Clock, Sql } from '@seinpost/store'

/** How the mail server answered for a receiver, or for all (`*`). */
export interface Backoff {
  readonly queue: string
  readonly failedTries: number
  readonly nextTryAt: string
  readonly lastProblem: string
}

/** One mail that was sent: several notices in one. */
export interface SentMail {
  readonly id: string
  readonly queue: string
  readonly noticeIds: readonly string[]
  readonly urgent: boolean
}

/** What desks are told, kept until it was told. Every call may be repeated. */
export interface NoticeStore {
  add(notices: readonly Notice[]): Promise<void>
  /** Adds an alert for each waiting case of the queue at `minLevel` or above that had none; answers how many. */
  addAlerts(to: { readonly queue: string; readonly minLevel: Level }): Promise<number>
  /** Adds what became of handovers to and from the queue, that it was not told yet; answers how many. */
  addHandovers(queue: string): Promise<number>
  /** What of a queue waits and is overdue. */
  countsOf(
    queue: string,
  ): Promise<{ readonly open: number; readonly acute: number; readonly overdue: number }>
  /** Not told yet: urgent ones first, then the oldest. */
  due(queue: string, to: { readonly limit: number }): Promise<readonly Notice[]>
  /** Notes a mail and what it told, together. */
  sent(mail: SentMail): Promise<void>
  /** Mails of a queue since `since`, urgent ones not counted. */
  lately(queue: string, since: Date): Promise<number>
  failed(queue: string, problem: string, nextTryAt: (tries: number) => Date): Promise<void>
  backoffs(): Promise<readonly Backoff[]>
  /** What was told about a case, and what still has to be. */
  ofCase(caseId: string): Promise<
    readonly {
      readonly queue: string
      readonly kind: NoticeKind
      readonly at: string
      readonly sentAt: string | null
    }[]
  >
}

const ADD = `
insert into seinpost.notices (id, queue, kind, case_id, about, at)
select id, queue, kind, "caseId", about, at
from json_to_recordset($1::json) as n(id text, queue text, kind text, "caseId" text, about json, at timestamptz)
where "caseId" is null or exists (select from seinpost.cases where cases.id = "caseId")
on conflict (id) do nothing`

const ADD_ALERTS = `
insert into seinpost.notices (id, queue, kind, case_id, about, at)
select 'alert/' || case_id || '/' || queue || '/' || level, queue, 'alert', case_id,
  json_build_object('level', level), $3::timestamptz
from seinpost.case_recipients where queue = $1 and open and released and handled_at is null and level >= $2::smallint
on conflict (id) do nothing`

/** Offers a desk was made, and its own that others ended; those of the last weeks, should mail begin later than they. */
const ADD_HANDOVERS = `
insert into seinpost.notices (id, queue, kind, case_id, about, at)
select 'handover/' || h.id || '/' || h.status || '/' || $1, $1, 'handover', h.case_id,
  json_build_object('status', h.status, 'level', (h.preview->>'level')::int,
    'dueAt', case when h.status = 'offered' then to_char(h.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end),
  $2::timestamptz
from (
  select * from seinpost.handovers where to_desk = $1 and status = 'offered'
  union all
  select * from seinpost.handovers where from_desk = $1 and status in ('accepted', 'declined', 'expired')
) h
where h.offered_at > $2::timestamptz - interval '28 days'
on conflict (id) do nothing`

const COUNTS = `
select coalesce((select sum(open) from seinpost.queue_counts where queue = $1), 0) as open,
  coalesce((select sum(acute) from seinpost.queue_counts where queue = $1), 0) as acute,
  (select count(*) from seinpost.deadlines where queue = $1 and ended_at is null and due_at <= $2::timestamptz) as overdue`

const DUE = `
select id, queue, kind, case_id as "caseId", about, at from seinpost.notices
where queue = $1 and sent_at is null
order by coalesce((about->>'level')::int, 0) = 4 desc, at, id limit $2::int`

const FAILED = `
insert into seinpost.mail_receivers (queue, failed_tries, next_try_at, last_problem)
values ($1, $2::int, $3::timestamptz, $4)
on conflict (queue) do update set failed_tries = excluded.failed_tries, next_try_at = excluded.next_try_at,
  last_problem = excluded.last_problem`

/** Notices in the store's tables. */
export function openNoticeStore(sql: Sql, now: Clock): NoticeStore {
  return {
    add: async (notices) => {
      if (notices.length > 0) await sql.query(ADD, [JSON.stringify(notices)])
    },
    addAlerts: async ({ queue, minLevel }) =>
      (await sql.query(ADD_ALERTS, [queue, minLevel, now()])).rowCount,
    addHandovers: async (queue) => (await sql.query(ADD_HANDOVERS, [queue, now()])).rowCount,
    countsOf: async (queue) => {
      const { rows } = await sql.query<{ open: number; acute: number; overdue: number }>(COUNTS, [
        queue,
        now(),
      ])
      return rows[0] ?? { open: 0, acute: 0, overdue: 0 }
    },
    due: async (queue, { limit }) => (await sql.query<Notice>(DUE, [queue, limit])).rows,
    sent: ({ id, queue, noticeIds, urgent }) =>
      sql.tx(async (tx) => {
        await tx.query(
          `update seinpost.notices set sent_at = $2::timestamptz where id = any($1::text[]) and sent_at is null`,
          [noticeIds, now()],
        )
        await tx.query(
          `insert into seinpost.mails (id, queue, notices, urgent, sent_at)
          values ($1, $2, $3::int, $4::boolean, $5::timestamptz) on conflict (id) do nothing`,
          [id, queue, noticeIds.length, urgent, now()],
        )
        await tx.query(`delete from seinpost.mail_receivers where queue in ($1, '*')`, [queue])
      }),
    lately: async (queue, since) => {
      const { rows } = await sql.query<{ mails: number }>(
        `select count(*) as mails from seinpost.mails where queue = $1 and sent_at > $2::timestamptz and not urgent`,
        [queue, since],
      )
      return rows[0]?.mails ?? 0
    },
    failed: (queue, problem, nextTryAt) =>
      sql.tx(async (tx) => {
        const { rows } = await tx.query<{ tries: number }>(
          'select failed_tries as tries from seinpost.mail_receivers where queue = $1 for update',
          [queue],
        )
        const tries = (rows[0]?.tries ?? 0) + 1
        await tx.query(FAILED, [queue, tries, nextTryAt(tries), problem])
      }),
    backoffs: async () => {
      const { rows } = await sql.query<Backoff>(
        `select queue, failed_tries as "failedTries", next_try_at as "nextTryAt", last_problem as "lastProblem"
        from seinpost.mail_receivers order by queue`,
      )
      return rows
    },
    ofCase: async (caseId) => {
      const { rows } = await sql.query<{
        queue: string
        kind: NoticeKind
        at: string
        sentAt: string | null
      }>(
        `select queue, kind, at, sent_at as "sentAt" from seinpost.notices where case_id = $1 order by at, id`,
        [caseId],
      )
      return rows
    },
  }
}
