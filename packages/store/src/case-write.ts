import type { CaseDecision, CaseState, Placement, StoredClusters } from './case-port.ts'
import { notifyChanges } from './changes.ts'
import { jsonParam } from './json-param.ts'
import type { SqlRunner } from './port.ts'
import { ConflictError } from './sql-fault.ts'

const CASE_RECORD = `x(
  id text, cluster text, status text, level smallint, surface smallint, priority real, rank_key double precision,
  lead_id text, score json, priority_terms json, places json, summary json, copies int, independent_sources int,
  first_published_at timestamptz, last_published_at timestamptz, opened_at timestamptz, updated_at timestamptz,
  retain_until timestamptz, version int)`

const INSERT_CASES = `
insert into seinpost.cases (id, cluster, status, level, surface, priority, rank_key, lead_id, score, priority_terms, places,
  summary, copies, independent_sources, first_published_at, last_published_at, opened_at, updated_at, retain_until)
select id, cluster, status, level, surface, priority, rank_key, lead_id, score, priority_terms, places,
  summary, copies, independent_sources, first_published_at, last_published_at, opened_at, updated_at, retain_until
from json_to_recordset($1::json) as ${CASE_RECORD} order by cluster
on conflict (cluster) do nothing`

const UPDATE_CASES = `
update seinpost.cases c set status = x.status, level = x.level, surface = x.surface, priority = x.priority,
  rank_key = x.rank_key, lead_id = x.lead_id, score = coalesce(x.score, c.score), priority_terms = x.priority_terms,
  places = x.places, summary = x.summary, copies = x.copies, independent_sources = x.independent_sources,
  first_published_at = x.first_published_at, last_published_at = x.last_published_at, updated_at = x.updated_at,
  retain_until = x.retain_until, version = c.version + 1
from json_to_recordset($1::json) as ${CASE_RECORD}
where c.id = x.id and c.version = x.version`

/** Worse than when it was put off, or closed: it sleeps no longer. */
const WAKES = 'excluded.level > case_recipients.level or not excluded.open'

/** A desk that dealt with a case sees it again when it is worse or open again. */
const WRITE_RECIPIENTS = `
insert into seinpost.case_recipients (case_id, queue, role, reason, confidence, route, released, open, level, rank_key)
select case_id, queue, role, reason, confidence, route, released, open, level, rank_key
from json_to_recordset($1::json) as x(case_id text, queue text, role text, reason text, confidence real, route text,
  released boolean, open boolean, level smallint, rank_key double precision)
on conflict (case_id, queue) do update set role = excluded.role, reason = excluded.reason,
  confidence = excluded.confidence, route = excluded.route, released = case_recipients.released or excluded.released,
  open = excluded.open, level = excluded.level, rank_key = excluded.rank_key,
  handled_at = case when excluded.level > case_recipients.level or (excluded.open and not case_recipients.open) then null
    else case_recipients.handled_at end,
  snoozed_until = case when ${WAKES} then null else case_recipients.snoozed_until end,
  snoozed_by = case when ${WAKES} then null else case_recipients.snoozed_by end,
  snooze_reason = case when ${WAKES} then null else case_recipients.snooze_reason end`

const ADD_RELATED = `
insert into seinpost.case_related (case_id, cluster, signal_id, reason, similarity)
select case_id, cluster, signal_id, reason, similarity
from json_to_recordset($1::json) as x(case_id text, cluster text, signal_id text, reason text, similarity real)
on conflict do nothing`

const PLACE_SIGNALS = `
update seinpost.signals s set state = x.state, case_id = x.case_id, cluster = x.cluster,
  level = coalesce(x.level, s.level), copy_of = coalesce(x.copy_of, s.copy_of),
  copy_kind = coalesce(x.copy_kind, s.copy_kind), similarity = coalesce(x.similarity, s.similarity),
  updated_at = $2::timestamptz
from json_to_recordset($1::json) as x(id text, state text, case_id text, cluster text, level smallint, copy_of text,
  copy_kind text, similarity real)
where s.id = x.id`

const caseRow = (state: CaseState, before: (CaseState & { readonly version: number }) | undefined) => ({
  id: state.id,
  cluster: state.cluster,
  status: state.status,
  level: state.level,
  surface: state.surface,
  priority: state.priority,
  rank_key: state.rankKey,
  lead_id: state.lead.id,
  // The explanation is the largest part of a case and changes only with its lead.
  score: before !== undefined && before.lead.id === state.lead.id ? null : state.score,
  priority_terms: state.priorityTerms,
  places: state.places,
  summary: state.summary,
  copies: state.copies,
  independent_sources: state.independentSources,
  first_published_at: state.firstPublishedAt,
  last_published_at: state.lastPublishedAt,
  opened_at: state.openedAt,
  updated_at: state.updatedAt,
  retain_until: state.retainUntil,
  version: before?.version ?? 1,
})

const recipientRows = ({ id, recipients, level, rankKey, status }: CaseState) =>
  recipients.map((recipient) => ({
    case_id: id,
    ...recipient,
    open: status !== 'closed',
    level,
    rank_key: rankKey,
  }))

const relatedRows = ({ id, related }: CaseState) =>
  related.map(({ cluster, signal, reason, similarity }) => ({
    case_id: id,
    cluster,
    signal_id: signal,
    reason,
    similarity,
  }))

const placementRow = ({ signalId, cluster, place, copy }: Placement) => ({
  id: signalId,
  state: place.state,
  case_id: place.state === 'archived' ? null : place.caseId,
  cluster,
  level: copy?.level ?? null,
  copy_of: copy?.of ?? null,
  copy_kind: copy?.kind ?? null,
  similarity: copy?.similarity ?? null,
})

/** Writes `rows` when there are any; a row that another transaction came before makes the whole one start again. */
async function writeAll(
  tx: SqlRunner,
  text: string,
  rows: readonly unknown[],
  params: readonly unknown[] = [],
) {
  if (rows.length === 0) return
  const { rowCount } = await tx.query(text, [jsonParam(rows), ...params])
  if (rowCount !== rows.length) throw new ConflictError('a case changed while it was decided')
}

/** Writes what was decided on `stored`, in a handful of statements whatever the size of the batch. */
export async function writeDecision(
  tx: SqlRunner,
  { cases, placements, changes }: CaseDecision,
  { stored, at }: { readonly stored: StoredClusters; readonly at: Date },
): Promise<void> {
  const opened = cases.filter(({ cluster }) => !stored.cases.has(cluster))
  const changed = cases.filter(({ cluster }) => stored.cases.has(cluster))
  await writeAll(
    tx,
    INSERT_CASES,
    opened.map((state) => caseRow(state, undefined)),
  )
  await writeAll(
    tx,
    UPDATE_CASES,
    changed.map((state) => caseRow(state, stored.cases.get(state.cluster))),
  )
  await writeAll(tx, WRITE_RECIPIENTS, cases.flatMap(recipientRows))
  await writeAll(tx, PLACE_SIGNALS, placements.map(placementRow), [at])
  const related = cases.flatMap(relatedRows)
  if (related.length > 0) await tx.query(ADD_RELATED, [jsonParam(related)])
  await notifyChanges(tx, changes)
}
