import { createHash } from 'node:crypto'
import type { RetentionRule } from '@seinpost/schemas'
import type { Sql, SqlRunner } from './port.ts'
import { type RetentionFacts, retainUntil } from './retention-rules.ts'

/** What was applied, and up to when rows were looked at: only what changed since is looked at again. */
const BASIS = `select value from seinpost.settings where name = 'retention_basis'`
const KEEP_BASIS = `
insert into seinpost.settings (name, value) values ('retention_basis', $1) on conflict (name) do update set value = excluded.value`

const AT_ONCE = 1_000
/** A transaction that began before the last run may have committed after it. */
const OVERLAP_MS = 3_600_000

const CASES = `
select c.id, c.version as mark, c.level, c.assessment ->> 'outcome' as outcome, c.summary ->> 'sourceKind' as "sourceKind",
  case when c.status = 'closed' then 'closed' else 'open' end as state, m.received as "receivedAt",
  c.assessment ->> 'at' as "assessedAt", c.retain_until as current, m.frame as "frameUntil",
  (select max(h.at) from seinpost.case_history h where h.case_id = c.id and h.to_status = 'closed') as "closedAt"
from seinpost.cases c cross join lateral (
  select max(s.received_at) as received, max(s.retain_until) as frame from seinpost.signals s where s.case_id = c.id) m
where c.id > $1 and c.updated_at >= $2::timestamptz order by c.id limit $3::int`

const SET_CASES = `
update seinpost.cases c set retain_until = x.until
from json_to_recordset($1::json) as x(id text, mark text, until timestamptz) where c.id = x.id and c.version::text = x.mark`

const SIGNALS = `
select id, state as mark, level, null as outcome, signal -> 'source' ->> 'kind' as "sourceKind", state,
  received_at as "receivedAt", null as "assessedAt", retain_until as current,
  to_char((signal -> 'legal' ->> 'retainUntil')::timestamptz at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "frameUntil",
  null as "closedAt"
from seinpost.signals where state in ('archived', 'dead') and id > $1 and updated_at >= $2::timestamptz order by id limit $3::int`

const SET_SIGNALS = `
update seinpost.signals s set retain_until = x.until
from json_to_recordset($1::json) as x(id text, mark text, until timestamptz) where s.id = x.id and s.state = x.mark`

interface Row extends RetentionFacts {
  readonly id: string
  /** Says that the row is as it was read. */
  readonly mark: string | number
  readonly current: string
}

/**
 * Gives every case and every signal outside a case the end that `rules` say. Members of a case keep their frame's own
 * date: it is what the case falls back to. Answers how many changed. May be repeated.
 */
export async function applyRetention(
  sql: Sql,
  { rules, now }: { readonly rules: readonly RetentionRule[]; readonly now: Date },
): Promise<number> {
  const digest = createHash('sha256').update(JSON.stringify(rules)).digest('hex')
  const { rows } = await sql.query<{ value: string }>(BASIS)
  const [known, upTo] = rows[0]?.value.split(' ') ?? []
  // Never had a rule: every date is the frame's already.
  if (known === undefined && rules.length === 0) return 0
  const since = known === digest && upTo !== undefined ? new Date(Date.parse(upTo) - OVERLAP_MS) : new Date(0)
  const changed =
    (await applyTo(sql, { read: CASES, write: SET_CASES, rules, since })) +
    (await applyTo(sql, { read: SIGNALS, write: SET_SIGNALS, rules, since }))
  await sql.query(KEEP_BASIS, [`${digest} ${now.toISOString()}`])
  return changed
}

async function applyTo(
  sql: SqlRunner,
  of: { read: string; write: string; rules: readonly RetentionRule[]; since: Date },
): Promise<number> {
  let after = ''
  let changed = 0
  for (;;) {
    const { rows } = await sql.query<Row>(of.read, [after, of.since, AT_ONCE])
    const last = rows.at(-1)
    if (last === undefined) return changed
    after = last.id
    const due = rows.flatMap((row) => {
      const { until } = retainUntil(row, of.rules)
      return Date.parse(until) === Date.parse(row.current)
        ? []
        : [{ id: row.id, mark: String(row.mark), until }]
    })
    if (due.length === 0) continue
    changed += (await sql.query(of.write, [JSON.stringify(due)])).rowCount
  }
}
