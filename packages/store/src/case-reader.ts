import type {
  Case,
  CaseHistoryEntry,
  CaseMember,
  CaseStatus,
  Level,
  QueueCount,
  QueueEntry,
} from '@seinpost/schemas'
import { findCase } from './case-load.ts'
import type { CaseReader, CaseSummary, QueuePage, StoredCase } from './case-port.ts'
import { deskRecipients } from './case-work.ts'
import type { Clock, Sql, SqlRunner } from './port.ts'
import { filterSql } from './queue-filter.ts'

interface QueueRow {
  readonly id: string
  readonly level: Level
  readonly surface: Level
  readonly priority: number
  readonly status: CaseStatus
  readonly summary: CaseSummary
  readonly copies: number
  readonly opened_at: string
  readonly released: boolean
  readonly claimed_by: string | null
  readonly due_at: string | null
}

/** Each part is served by its own index in the order of the queue; only the pages that are asked for are merged. */
const rankedPart = (condition: string) => `
(select case_id, rank_key, released, claimed_by from seinpost.case_recipients
 where queue = $1 and open and ${condition} order by rank_key desc, case_id limit $2::int + $3::int)`

const queueOf = (parts: readonly string[]) => `
with ranked as (
  select * from (${parts.join(' union all ')}) p order by rank_key desc, case_id limit $2::int offset $3::int
)
select c.id, c.level, c.surface, c.priority, c.status, c.summary, c.copies, c.opened_at, r.released,
  r.claimed_by, d.due_at
from ranked r join seinpost.cases c on c.id = r.case_id
left join seinpost.deadlines d on d.case_id = r.case_id and d.queue = $1 and d.ended_at is null
order by r.rank_key desc, c.id`

const WAITS = 'handled_at is null and snoozed_until is null'
const RELEASED = queueOf([rankedPart(`released and ${WAITS}`)])
const ALL = queueOf([rankedPart(`released and ${WAITS}`), rankedPart(`not released and ${WAITS}`)])
const HANDLED = queueOf([rankedPart('handled_at is not null')])

/** A filtered page reads the cases beside the ranks, in their order, until the page is full. */
const filteredPart = (condition: string, filter: string) => `
(select r.case_id, r.rank_key, r.released, r.claimed_by from seinpost.case_recipients r
 join seinpost.cases c on c.id = r.case_id
 where r.queue = $1 and r.open and ${condition}${filter} order by r.rank_key desc, r.case_id limit $2::int + $3::int)`

function filteredQueue(page: QueuePage, includesUnreleased: boolean, now: Date) {
  const { text: filter, params } = filterSql(page.filter ?? {}, { before: 3, now })
  const waits = 'r.handled_at is null and r.snoozed_until is null'
  const condition =
    page.handled === true
      ? 'r.handled_at is not null'
      : `${includesUnreleased ? '' : 'r.released and '}${waits}`
  return { text: queueOf([filteredPart(condition, filter)]), params }
}

async function queue(
  sql: SqlRunner,
  desk: string,
  { page, now }: { readonly page: QueuePage; readonly now: Date },
): Promise<readonly QueueEntry[]> {
  const offset = page.offset ?? 0
  const includesUnreleased = page.includeUnreleased ?? desk === 'analyst'
  const waiting = includesUnreleased ? ALL : RELEASED
  const { text, params } =
    page.filter === undefined || Object.keys(page.filter).length === 0
      ? { text: page.handled === true ? HANDLED : waiting, params: [] }
      : filteredQueue(page, includesUnreleased, now)
  const { rows } = await sql.query<QueueRow>(text, [desk, page.limit, offset, ...params])
  return rows.map((row, index) => ({
    caseId: row.id,
    rank: offset + index + 1,
    level: row.level,
    surface: row.surface,
    priority: row.priority,
    status: row.status,
    ...row.summary,
    copies: row.copies,
    openedAt: row.opened_at,
    released: row.released,
    ...(row.claimed_by !== null && { claimedBy: row.claimed_by }),
    ...(row.due_at !== null && { dueAt: row.due_at }),
  }))
}

const QUEUES = `
select queue, sum(open) as open, sum(unreleased) as unreleased, sum(acute) as acute
from seinpost.queue_counts group by queue order by queue`

const MEMBERS = `
select id as "signalId", coalesce(copy_kind, 'first') as kind, coalesce(similarity, 1) as similarity, copy_of as of,
  signal->'source'->>'platform' as platform, signal->'source'->>'url' as url, published_at as "publishedAt"
from seinpost.signals where case_id = $1
order by state = 'queued' desc, published_at, id`

const HISTORY = `
select version, act, desk, by, from_status as from, to_status as to, note, at
from seinpost.case_history where case_id = $1 order by version`

const DUE = `
select queue, due_at as "dueAt" from seinpost.deadlines where case_id = $1 and ended_at is null`

const RELATED = `
select c.id as "caseId", r.reason, r.similarity from seinpost.case_related r
join seinpost.cases c on c.cluster = r.cluster where r.case_id = $1
union
select r.case_id, r.reason, r.similarity from seinpost.case_related r
join seinpost.cases c on c.cluster = r.cluster where c.id = $1
order by 3 desc, 1`

/** The case as it is shown; its priority is the case's, which copies raise above that of the lead alone. */
async function wholeCase(sql: SqlRunner, found: StoredCase | null): Promise<Case | null> {
  if (found === null) return null
  const { rows: members } = await sql.query<CaseMember>(MEMBERS, [found.id])
  const { rows: related } = await sql.query<Case['related'][number]>(RELATED, [found.id])
  const { rows: history } = await sql.query<CaseHistoryEntry & { note: string | null }>(HISTORY, [found.id])
  const desks = await deskRecipients(sql, found.id)
  const { rows: due } = await sql.query<{ queue: string; dueAt: string }>(DUE, [found.id])
  const dueAt = new Map(due.map((row) => [row.queue, { dueAt: row.dueAt }]))
  const explanation = { ...found.score.explanation, priority: [...found.priorityTerms] }
  return {
    id: found.id,
    status: found.status,
    level: found.level,
    surface: found.surface,
    priority: found.priority,
    lead: found.lead,
    score: { ...found.score, priority: found.priority, explanation },
    places: [...found.places],
    recipients: [...found.recipients],
    members: [...members],
    related: [...related],
    independentSources: found.independentSources,
    openedAt: found.openedAt,
    updatedAt: found.updatedAt,
    version: found.version,
    assessment: found.assessment,
    desks: desks.map(({ queue, lease, handledAt }) => ({ queue, lease, handledAt, ...dueAt.get(queue) })),
    history: history.map(({ note, ...entry }) => ({ ...entry, ...(note !== null && { note }) })),
  }
}

/** Reads cases with the rights of `sql`. */
export const caseReader = (sql: SqlRunner, now: Clock): CaseReader => ({
  queue: (desk, page) => queue(sql, desk, { page, now: now() }),
  queues: async () => (await sql.query<QueueCount>(QUEUES)).rows,
  case: async (id) => await wholeCase(sql, await findCase(sql, 'c.id = $1', id)),
  caseOf: async (signalId) =>
    await wholeCase(
      sql,
      await findCase(sql, 'c.id = (select s.case_id from seinpost.signals s where s.id = $1)', signalId),
    ),
})

/**
 * Reads cases as one desk: the database shows nothing but what it received, whatever is asked. A queue of its own lists
 * released cases only.
 */
export function deskReader(sql: Sql, desk: string, now: Clock): CaseReader {
  const asDesk = <T>(read: (reader: CaseReader, tx: SqlRunner) => Promise<T>): Promise<T> =>
    sql.tx(async (tx) => {
      await tx.query(
        `select set_config('seinpost.desk', $1, true), set_config('role', 'seinpost_desk', true)`,
        [desk],
      )
      return await read(caseReader(tx, now), tx)
    })
  return {
    queue: (queue, page) => asDesk((reader) => reader.queue(queue, page)),
    queues: () => asDesk((reader) => reader.queues()),
    case: (id) => asDesk(async (reader, tx) => pseudonymised(tx, desk, await reader.case(id))),
    caseOf: (signalId) =>
      asDesk(async (reader, tx) => pseudonymised(tx, desk, await reader.caseOf(signalId))),
  }
}

const PSEUDONYMISED = 'select from seinpost.case_shares where case_id = $1 and queue = $2 and pseudonymised'

/** A case that a desk has by a handover alone comes without its author's pseudonym, unless the owner chose otherwise. */
async function pseudonymised(tx: SqlRunner, desk: string, found: Case | null): Promise<Case | null> {
  const by = found?.recipients.find(({ queue }) => queue === desk)
  if (found === null || by?.route !== 'handover') return found
  const { rowCount } = await tx.query(PSEUDONYMISED, [found.id, desk])
  if (rowCount === 0) return found
  const { author: _behind, ...lead } = found.lead
  return { ...found, lead }
}
