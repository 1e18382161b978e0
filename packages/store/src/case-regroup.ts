import { CASE_COLUMNS, type CaseRow, storedCase } from './case-load.ts'
import type {
  CaseGroup,
  DecideRegroup,
  RegroupDecision,
  Regrouped,
  StoredCase,
  StoredMember,
} from './case-port.ts'
import { writeDecision } from './case-write.ts'
import { moveHands, settleOwner } from './hands-join.ts'
import type { Clock, Sql, SqlRunner } from './port.ts'

const MEMBERS = `
select id, case_id, speaker, level, state, published_at as "publishedAt", retain_until as "retainUntil", signal
from seinpost.signals where case_id = any($1::text[]) order by id for update`

const CASES = `select ${CASE_COLUMNS} from seinpost.cases c where c.id = any($1::text[]) order by c.id for update of c`

const LEAVE = `
update seinpost.signals set state = 'in_flight', case_id = null, cluster = null, copy_of = null, copy_kind = null,
  similarity = null, updated_at = $2::timestamptz
where id = any($1::text[])`

const OPENER = `
update seinpost.signals set state = case when id = $2 then 'queued' else 'merged' end,
  copy_kind = case when id = $2 then 'first' when copy_kind = 'first' then 'near' else copy_kind end,
  copy_of = case when id = $2 then null else coalesce(copy_of, $2) end
where case_id = $1`

const ABSORB = `update seinpost.signals set case_id = $2, cluster = $3 where case_id = $1`

const CORRECT = `
insert into seinpost.corrections (kind, subject, cluster, by, note, at)
select $1, subject, $3, $4, $5, $6::timestamptz from unnest($2::text[]) as subject`

const ADD_HISTORY = `
insert into seinpost.case_history (case_id, version, act, desk, by, from_status, to_status, note, at)
values ($1, $2::int, $3, $4, $5, $6, $7, $8, $9::timestamptz)`

/** Loads the cases with all their members, and writes what `decide` says, all or nothing. */
export const regroupCases = (
  sql: Sql,
  ids: readonly string[],
  { decide, now }: { readonly decide: DecideRegroup; readonly now: Clock },
): Promise<Regrouped> =>
  sql.tx(async (tx) => {
    const groups = await loadGroups(tx, ids)
    if (groups.length < ids.length) return { kind: 'refused', reason: 'not_found' }
    const decision = decide(groups)
    if (decision.kind === 'refused') return decision
    const before = groups.find(({ stored }) => stored.id === decision.kept.id)
    if (before === undefined) return { kind: 'refused', reason: 'not_found' }
    return await write(tx, decision, { groups, before: before.stored, at: now() })
  })

async function loadGroups(tx: SqlRunner, ids: readonly string[]): Promise<readonly CaseGroup[]> {
  // Signals before cases, in the order of their ids, as whoever adds a copy locks them.
  const { rows: members } = await tx.query<StoredMember & { readonly case_id: string }>(MEMBERS, [ids])
  const { rows: cases } = await tx.query<CaseRow>(CASES, [ids])
  const stored = new Map(cases.map((row) => [row.id, storedCase(row)]))
  return ids.flatMap((id) => {
    const found = stored.get(id)
    if (found === undefined) return []
    const own = members.filter(({ case_id }) => case_id === id)
    return [{ stored: found, members: own.toSorted((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1)) }]
  })
}

type Accepted = Extract<RegroupDecision, { kind: 'accepted' }>

async function write(
  tx: SqlRunner,
  { kept, opener, leaving, absorbed, entry }: Accepted,
  { groups, before, at }: { groups: readonly CaseGroup[]; before: StoredCase; at: Date },
): Promise<Regrouped> {
  const { by, note = null } = entry
  if (leaving) {
    await tx.query(LEAVE, [leaving.ids, at])
    await tx.query(CORRECT, ['placed', leaving.ids, leaving.cluster, by, note, at])
  }
  if (absorbed) {
    await tx.query(ABSORB, [absorbed.id, kept.id, kept.cluster])
    await moveHands(tx, { from: absorbed.id, to: kept.id, at })
    await tx.query('delete from seinpost.cases where id = $1', [absorbed.id])
    await tx.query(CORRECT, ['joined', [absorbed.cluster], kept.cluster, by, note, at])
  }
  await tx.query(OPENER, [kept.id, opener])
  const queues = kept.recipients.map(({ queue, released }) => ({ queue, released }))
  const { status, level, priority } = kept
  const change = {
    caseId: kept.id,
    kind: 'worked',
    act: entry.act,
    status,
    level,
    priority,
    queues,
    at: entry.at,
  } as const
  const stored = { cases: new Map([[kept.cluster, before]]), archived: new Map(), speakers: new Map() }
  await writeDecision(tx, { cases: [kept], placements: [], changes: [change] }, { stored, at })
  if (absorbed) await settleOwner(tx, kept.id)
  await tx.query(ADD_HISTORY, [
    kept.id,
    entry.version,
    entry.act,
    entry.desk,
    by,
    entry.from,
    entry.to,
    note,
    entry.at,
  ])
  const left = new Set(leaving?.ids ?? [])
  const signals = groups.flatMap(({ members }) => members).filter(({ id }) => left.has(id))
  return { kind: 'done', caseId: kept.id, leaving: signals.map(({ signal }) => signal) }
}
