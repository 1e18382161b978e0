import type {
  Case,
  CaseHistoryEntry,
  CaseMember,
  CaseStatus,
  Level,
  QueueCount,
  QueueEntry,
  Routed,
} from '@seinpost/schemas'
import { findCase, loadClusters } from './case-load.ts'
import type { Applied, CaseStore, CaseSummary, DecideCases, QueuePage, StoredCase } from './case-port.ts'
import { regroupCases } from './case-regroup.ts'
import { deskRecipients, lapsedClaims, takeNext, workCase } from './case-work.ts'
import { writeDecision } from './case-write.ts'
import { admit } from './ledger.ts'
import type { Clock, Sql, SqlRunner } from './port.ts'

/*
 * The row of a cluster's first signal is the cluster's lock: whoever decides about a copy holds it, so two workers with
 * two copies take turns. All rows are locked in the order of their ids, so they cannot wait for each other in a ring.
 */
const LOCK = 'select id, state from seinpost.signals where id = any($1::text[]) order by id for update'

/** The signals of the batch that still wait for their decision, each once; the lock is held afterwards. */
async function lockWaiting(tx: SqlRunner, batch: readonly Routed[], at: Date): Promise<readonly Routed[]> {
  const byId = new Map(batch.map((routed) => [routed.signal.id, routed]))
  const wanted = new Set([...byId.keys(), ...batch.map(({ cluster }) => cluster.cluster)])
  const states = async () => {
    const { rows } = await tx.query<{ id: string; state: string }>(LOCK, [[...wanted].sort()])
    return new Map(rows.map(({ id, state }) => [id, state]))
  }
  let known = await states()
  const strangers = [...byId.values()].filter(({ signal }) => !known.has(signal.id))
  if (strangers.length > 0) {
    // A log may outlive its store (a restored backup): what comes from it is accepted now rather than lost.
    await admit(
      tx,
      strangers.map(({ signal }) => signal),
      at,
    )
    known = await states()
  }
  return [...byId.values()].filter(({ signal }) => known.get(signal.id) === 'in_flight')
}

async function apply(
  sql: Sql,
  { batch, decide, now }: { batch: readonly Routed[]; decide: DecideCases; now: Clock },
): Promise<Applied> {
  return await sql.tx(async (tx) => {
    const at = now()
    const waiting = await lockWaiting(tx, batch, at)
    if (waiting.length === 0) return { changes: [], archived: 0, repeated: batch.length }
    const stored = await loadClusters(tx, waiting)
    const decision = decide(waiting, stored)
    await writeDecision(tx, decision, { stored, at })
    const archived = decision.placements.filter(({ place }) => place.state === 'archived').length
    return { changes: decision.changes, archived, repeated: batch.length - waiting.length }
  })
}

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
  r.claimed_by
from ranked r join seinpost.cases c on c.id = r.case_id
order by r.rank_key desc, c.id`

const RELEASED = queueOf([rankedPart('released and handled_at is null')])
const ALL = queueOf([
  rankedPart('released and handled_at is null'),
  rankedPart('not released and handled_at is null'),
])
const HANDLED = queueOf([rankedPart('handled_at is not null')])

async function queue(sql: Sql, desk: string, page: QueuePage): Promise<readonly QueueEntry[]> {
  const offset = page.offset ?? 0
  const waiting = (page.includeUnreleased ?? desk === 'analyst') ? ALL : RELEASED
  const text = page.handled === true ? HANDLED : waiting
  const { rows } = await sql.query<QueueRow>(text, [desk, page.limit, offset])
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

const RELATED = `
select c.id as "caseId", r.reason, r.similarity from seinpost.case_related r
join seinpost.cases c on c.cluster = r.cluster where r.case_id = $1
union
select r.case_id, r.reason, r.similarity from seinpost.case_related r
join seinpost.cases c on c.cluster = r.cluster where c.id = $1
order by 3 desc, 1`

/** The case as it is shown; its priority is the case's, which copies raise above that of the lead alone. */
async function wholeCase(sql: Sql, found: StoredCase | null): Promise<Case | null> {
  if (found === null) return null
  const { rows: members } = await sql.query<CaseMember>(MEMBERS, [found.id])
  const { rows: related } = await sql.query<Case['related'][number]>(RELATED, [found.id])
  const { rows: history } = await sql.query<CaseHistoryEntry & { note: string | null }>(HISTORY, [found.id])
  const desks = await deskRecipients(sql, found.id)
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
    desks: desks.map(({ queue, lease, handledAt }) => ({ queue, lease, handledAt })),
    history: history.map(({ note, ...entry }) => ({ ...entry, ...(note !== null && { note }) })),
  }
}

/** Cases in the store's tables. */
export function sqlCases(sql: Sql, now: Clock): CaseStore {
  return {
    apply: async (batch, decide) =>
      batch.length === 0
        ? { changes: [], archived: 0, repeated: 0 }
        : await apply(sql, { batch, decide, now }),
    queue: (desk, page) => queue(sql, desk, page),
    queues: async () => (await sql.query<QueueCount>(QUEUES)).rows,
    case: async (id) => await wholeCase(sql, await findCase(sql, 'c.id = $1', id)),
    caseOf: async (signalId) =>
      await wholeCase(
        sql,
        await findCase(sql, 'c.id = (select s.case_id from seinpost.signals s where s.id = $1)', signalId),
      ),
    work: (id, decide) => workCase(sql, id, { decide, now }),
    takeNext: (desk, decide) => takeNext(sql, desk, { decide, now }),
    lapsed: (to) => lapsedClaims(sql, to),
    regroup: (ids, decide) => regroupCases(sql, ids, { decide, now }),
  }
}
