import type { CaseStatus, Level } from '@seinpost/schemas'
import type { ActDecision, DecideAct, DeskRecipient, Worked, WorkedCase } from './case-port.ts'
import { notifyChanges } from './changes.ts'
import { jsonParam } from './json-param.ts'
import type { Clock, Sql, SqlRunner } from './port.ts'

interface WorkedRow {
  readonly id: string
  readonly status: CaseStatus
  readonly version: number
  readonly lead_id: string
  readonly level: Level
  readonly priority: number
  readonly rank_key: number
}

const LOCK = `
select id, status, version, lead_id, level, priority, rank_key from seinpost.cases where id = $1 for update`

const RECIPIENTS = `
select queue, role, reason, confidence, route, released, claimed_by, lease_until, handled_at
from seinpost.case_recipients where case_id = $1 order by queue`

interface RecipientRow extends Omit<DeskRecipient, 'lease' | 'handledAt'> {
  readonly claimed_by: string | null
  readonly lease_until: string | null
  readonly handled_at: string | null
}

/** How far each desk is with a case. */
export async function deskRecipients(sql: SqlRunner, caseId: string): Promise<readonly DeskRecipient[]> {
  const { rows } = await sql.query<RecipientRow>(RECIPIENTS, [caseId])
  return rows.map(({ claimed_by, lease_until, handled_at, ...recipient }) => ({
    ...recipient,
    lease: claimed_by === null || lease_until === null ? null : { by: claimed_by, until: lease_until },
    handledAt: handled_at,
  }))
}

const UPDATE_CASE = `
update seinpost.cases set status = $2, version = $3::int, assessment = coalesce($4::json, assessment),
  updated_at = $5::timestamptz
where id = $1`

const WRITE_RECIPIENTS = `
insert into seinpost.case_recipients (case_id, queue, role, reason, confidence, route, released, open, level, rank_key,
  claimed_by, lease_until, handled_at)
select case_id, queue, role, reason, confidence, route, released, open, level, rank_key, claimed_by, lease_until, handled_at
from json_to_recordset($1::json) as x(case_id text, queue text, role text, reason text, confidence real, route text,
  released boolean, open boolean, level smallint, rank_key double precision, claimed_by text, lease_until timestamptz,
  handled_at timestamptz)
on conflict (case_id, queue) do update set released = excluded.released, open = excluded.open,
  claimed_by = excluded.claimed_by, lease_until = excluded.lease_until, handled_at = excluded.handled_at,
  snoozed_until = case when excluded.open then case_recipients.snoozed_until end,
  snoozed_by = case when excluded.open then case_recipients.snoozed_by end,
  snooze_reason = case when excluded.open then case_recipients.snooze_reason end`

const ADD_HISTORY = `
insert into seinpost.case_history (case_id, version, act, desk, by, from_status, to_status, note, at)
values ($1, $2::int, $3, $4, $5, $6, $7, $8, $9::timestamptz)`

type Accepted = Extract<ActDecision, { kind: 'accepted' }>

async function writeAct(tx: SqlRunner, row: WorkedRow, accepted: Accepted, at: Date): Promise<number> {
  const { status, recipients, assessment, entry } = accepted
  const version = entry?.version ?? row.version
  if (entry !== null) {
    await tx.query(UPDATE_CASE, [row.id, status, version, assessment, at])
    const { act, desk, by, from, to, note } = entry
    await tx.query(ADD_HISTORY, [row.id, version, act, desk, by, from, to, note, entry.at])
  }
  const rows = recipients.map(({ lease, handledAt, ...recipient }) => ({
    case_id: row.id,
    ...recipient,
    open: status !== 'closed',
    level: row.level,
    rank_key: row.rank_key,
    claimed_by: lease?.by ?? null,
    lease_until: lease?.until ?? null,
    handled_at: handledAt,
  }))
  await tx.query(WRITE_RECIPIENTS, [jsonParam(rows)])
  if (entry === null) return version
  const queues = recipients.map(({ queue, released }) => ({ queue, released }))
  const { level, priority } = row
  await notifyChanges(tx, [
    { caseId: row.id, kind: 'worked', act: entry.act, status, level, priority, queues, at: entry.at },
  ])
  return version
}

/** One act on one case, within a transaction of the caller: what is written beside it stands or falls with it. */
export async function workIn(
  tx: SqlRunner,
  id: string,
  { decide, at }: { decide: DecideAct; at: Date },
): Promise<Worked> {
  const { rows } = await tx.query<WorkedRow>(LOCK, [id])
  const [row] = rows
  if (row === undefined) return { kind: 'not_found' }
  const { status, version, lead_id } = row
  const stored: WorkedCase = {
    id,
    status,
    version,
    leadId: lead_id,
    recipients: await deskRecipients(tx, id),
  }
  const decision = decide(stored)
  if (decision.kind === 'refused') return { kind: 'refused', reason: decision.reason, status, version }
  return { kind: 'done', status: decision.status, version: await writeAct(tx, row, decision, at) }
}

/** One act on one case. */
export const workCase = (
  sql: Sql,
  id: string,
  { decide, now }: { decide: DecideAct; now: Clock },
): Promise<Worked> => sql.tx((tx) => workIn(tx, id, { decide, at: now() }))

/** Skips cases that another caller is about to take; more than one is looked at in case those were just taken. */
const NEXT = `
select c.id from (
  select case_id, rank_key from seinpost.case_recipients
  where queue = $1 and open and released and handled_at is null and snoozed_until is null and lease_until is null
    and case_id <> all($2::text[])
  order by rank_key desc, case_id limit 100
) r join seinpost.cases c on c.id = r.case_id
order by r.rank_key desc, r.case_id limit 1
for update of c skip locked`

/** The first case of the desk that `decide` accepts. */
export const takeNext = (
  sql: Sql,
  desk: string,
  { decide, now }: { decide: DecideAct; now: Clock },
): Promise<string | null> =>
  sql.tx(async (tx) => {
    const passed: string[] = []
    while (true) {
      const { rows } = await tx.query<{ id: string }>(NEXT, [desk, passed])
      const [next] = rows
      if (next === undefined) return null
      const worked = await workIn(tx, next.id, { decide, at: now() })
      if (worked.kind === 'done') return next.id
      passed.push(next.id)
    }
  })

/** Claims that ran out, the longest ago first. */
export async function lapsedClaims(
  sql: SqlRunner,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<readonly { caseId: string; desk: string }[]> {
  const { rows } = await sql.query<{ caseId: string; desk: string }>(
    `select case_id as "caseId", queue as desk from seinpost.case_recipients
    where lease_until <= $1::timestamptz order by lease_until limit $2::int`,
    [before, limit],
  )
  return rows
}
