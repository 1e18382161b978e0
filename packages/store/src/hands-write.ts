import type { Recipient } from '@seinpost/schemas'
import { notifyChanges } from './changes.ts'
import { writeHandovers } from './handover-row.ts'
import type { HandsChange, HeldCase } from './hands-port.ts'
import { jsonParam } from './json-param.ts'
import type { SqlRunner } from './port.ts'

const KEEP_OWNER = `
insert into seinpost.case_owners (case_id, queue, because, since) values ($1, $2, $3, $4::timestamptz)
on conflict (case_id) do update set queue = excluded.queue, because = excluded.because, since = excluded.since`

/** The role follows the owner: whoever had it stays beside, whoever has it now is made primary. */
const MOVE_ROLE = `
update seinpost.case_recipients set role = case when queue = $2 then 'primary' else 'co' end
where case_id = $1 and (queue = $2) <> (role = 'primary')`

const RECEIVE = `
insert into seinpost.case_recipients (case_id, queue, role, reason, confidence, route, released, open, level, rank_key)
select c.id, x.queue, x.role, x.reason, x.confidence, x.route, x.released, c.status <> 'closed', c.level, c.rank_key
from seinpost.cases c, json_to_recordset($2::json) as x(queue text, role text, reason text, confidence real, route text,
  released boolean)
where c.id = $1
on conflict (case_id, queue) do update set role = excluded.role, reason = excluded.reason,
  route = excluded.route, released = case_recipients.released or excluded.released, handled_at = null`

const SHARE = `
insert into seinpost.case_shares (case_id, queue, handover_id, fields, pseudonymised)
values ($1, $2, $3, $4::json, $5::boolean)
on conflict (case_id, queue) do update set handover_id = excluded.handover_id, fields = excluded.fields,
  pseudonymised = excluded.pseudonymised`

const LABEL = `
insert into seinpost.place_labels (case_id, signal_id, code, role, candidates, desk, by, note, at, retain_until)
select c.id, c.lead_id, $2, $3, $4::json, $5, $6, $7, $8::timestamptz, c.retain_until from seinpost.cases c where c.id = $1`

const ADD_HISTORY = `
insert into seinpost.case_history (case_id, version, act, desk, by, from_status, to_status, note, at)
select c.id, $2::int, $3, $4, $5, c.status, c.status, $6, $7::timestamptz from seinpost.cases c where c.id = $1`

const UPDATE_CASE = `
update seinpost.cases set version = $2::int, updated_at = $3::timestamptz, places = coalesce($4::json, places) where id = $1`

/** Writes a decision about a case's desks; the caller holds its lock. */
export async function writeHands(
  tx: SqlRunner,
  held: HeldCase,
  change: HandsChange,
  at: Date,
): Promise<void> {
  const { id } = held
  if (change.removed !== undefined && change.removed.length > 0)
    await tx.query('delete from seinpost.case_recipients where case_id = $1 and queue = any($2::text[])', [
      id,
      change.removed,
    ])
  if (change.received !== undefined && change.received.length > 0)
    await tx.query(RECEIVE, [id, jsonParam(change.received)])
  await writeOwner(tx, id, change.owner, at)
  await writeHandovers(tx, change.offers ?? [], change.links ?? new Map())
  if (change.share !== undefined) {
    const { queue, handover } = change.share
    await tx.query(SHARE, [id, queue, handover.id, jsonParam(handover.fields), handover.pseudonymised])
  }
  await writeLabel(tx, id, change, at)
  await writeEntries(tx, held, change, at)
}

async function writeOwner(tx: SqlRunner, id: string, owner: HandsChange['owner'], at: Date): Promise<void> {
  if (owner === undefined) return
  if (owner === null) {
    await tx.query('delete from seinpost.case_owners where case_id = $1', [id])
    return
  }
  const { queue, because } = owner
  // What the config decides is not kept: the next change of it decides again.
  if (because === 'reroute') await tx.query('delete from seinpost.case_owners where case_id = $1', [id])
  else await tx.query(KEEP_OWNER, [id, queue, because, at])
  // An offer keeps the owner there is, whatever role made it one.
  if (because !== 'offer') await tx.query(MOVE_ROLE, [id, queue])
}

async function writeLabel(
  tx: SqlRunner,
  id: string,
  { label, entries: [entry] }: HandsChange,
  at: Date,
): Promise<void> {
  if (label === undefined || entry === undefined) return
  const { code, role, candidates, note } = label
  const { desk, by } = entry
  await tx.query(LABEL, [id, code, role, jsonParam(candidates), desk, by, note, at])
}

async function writeEntries(
  tx: SqlRunner,
  { id, version, status, level, priority, desks }: HeldCase,
  { entries, told = [], received = [], removed = [], places }: HandsChange,
  at: Date,
): Promise<void> {
  if (entries.length === 0) return
  for (const [index, { act, desk, by, note }] of entries.entries())
    await tx.query(ADD_HISTORY, [id, version + index + 1, act, desk, by, note ?? null, at])
  await tx.query(UPDATE_CASE, [
    id,
    version + entries.length,
    at,
    places === undefined ? null : jsonParam(places),
  ])
  const queues = queuesOf(desks, { received, removed, told })
  await notifyChanges(
    tx,
    entries.map(({ act }) => ({
      caseId: id,
      kind: 'worked' as const,
      act,
      status,
      level,
      priority,
      queues,
      at: at.toISOString(),
    })),
  )
}

function queuesOf(
  desks: readonly Recipient[],
  {
    received,
    removed,
    told,
  }: { received: readonly Recipient[]; removed: readonly string[]; told: readonly string[] },
) {
  const released = new Map(told.map((queue) => [queue, false]))
  for (const { queue, released: sees } of [...desks, ...received])
    released.set(queue, sees || released.get(queue) === true)
  for (const queue of removed) released.set(queue, false)
  return [...released].map(([queue, sees]) => ({ queue, released: sees }))
}
