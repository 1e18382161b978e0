import { SeinpostError } from '@seinpost/domain'
import type { ShadowStatus } from '@seinpost/schemas'
import { jsonParam, type Sql, type SqlRunner } from '@seinpost/store'
import { VERSION_CHANNEL } from './version-book.ts'

/** A candidate that runs beside the live config. */
export interface Shadow {
  readonly id: number
  readonly yaml: string
}

/** Where one signal goes, live and under the candidate. */
export interface ShadowedSignal {
  readonly signalId: string
  readonly cluster: string
  readonly live: readonly string[]
  readonly candidate: readonly string[]
}

/** Begins a shadow and tells the workers. @throws SeinpostError `usage` while another runs. */
export async function beginShadow(
  sql: Sql,
  { hash, yaml, by, why, at }: { hash: string; yaml: string; by: string; why: string; at: Date },
): Promise<number> {
  return await sql.tx(async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      `insert into seinpost.config_shadows (hash, yaml, author, reason, started_at)
      values ($1, $2, $3, $4, $5::timestamptz) on conflict do nothing returning id`,
      [hash, yaml, by, why, at],
    )
    const id = rows[0]?.id
    if (id === undefined)
      throw new SeinpostError('usage', 'another candidate runs in the shadow', {
        remedy: 'Stop it first: `seinpost config shadow --stop`.',
      })
    await tx.query('select pg_notify($1, $2)', [VERSION_CHANNEL, `shadow ${id}`])
    return id
  })
}

/** Ends the shadow that runs, if one does. */
export async function endShadow(sql: SqlRunner, at: Date): Promise<void> {
  await sql.query(
    'update seinpost.config_shadows set stopped_at = $1::timestamptz where stopped_at is null',
    [at],
  )
  await sql.query('select pg_notify($1, $2)', [VERSION_CHANNEL, 'shadow'])
}

/** The shadow that runs; null when none does. */
export async function runningShadow(sql: SqlRunner): Promise<Shadow | null> {
  const { rows } = await sql.query<Shadow>(
    'select id, yaml from seinpost.config_shadows where stopped_at is null',
  )
  return rows[0] ?? null
}

/** Notes why a shadow cannot run; null clears it. */
export async function noteShadowProblem(sql: SqlRunner, id: number, problem: string | null): Promise<void> {
  await sql.query(
    'update seinpost.config_shadows set problem = $2 where id = $1::int and problem is distinct from $2',
    [id, problem],
  )
}

const KEEP = `
insert into seinpost.shadow_signals (shadow_id, signal_id, cluster, live, candidate)
select $2::int, x.signal_id, x.cluster, x.live, x.candidate
from json_to_recordset($1::json) as x(signal_id text, cluster text, live json, candidate json)
join seinpost.signals s on s.id = x.signal_id and s.state <> 'purged'
on conflict (shadow_id, signal_id) do nothing`

/** Notes what both made of signals; a signal taken again keeps its first note. */
export async function keepShadowed(
  sql: SqlRunner,
  id: number,
  signals: readonly ShadowedSignal[],
): Promise<void> {
  const rows = signals.map(({ signalId, ...rest }) => ({ signal_id: signalId, ...rest }))
  await sql.query(KEEP, [jsonParam(rows), id])
}

const NEWEST = `
select id, hash, author as by, reason as why, started_at as "startedAt", stopped_at as "stoppedAt", problem
from seinpost.config_shadows order by id desc limit 1`

/** Copies are one case: a desk counts for a cluster when any of its signals goes there. */
const DESKS = `
with live as (
  select distinct s.cluster, d as desk from seinpost.shadow_signals s, json_array_elements_text(s.live) d
  where s.shadow_id = $1::int
), candidate as (
  select distinct s.cluster, d as desk from seinpost.shadow_signals s, json_array_elements_text(s.candidate) d
  where s.shadow_id = $1::int
)
select desk, count(*) filter (where l.cluster is not null and c.cluster is not null) as both,
  count(*) filter (where c.cluster is null) as "onlyLive",
  count(*) filter (where l.cluster is null) as "onlyCandidate"
from live l full join candidate c using (cluster, desk) group by desk order by desk`

const COUNTS = `
select count(*) as signals, count(*) filter (where live::text <> candidate::text) as differing
from seinpost.shadow_signals where shadow_id = $1::int`

/** How the newest shadow is doing, running or stopped; null when there never was one. */
export async function shadowStatus(sql: SqlRunner): Promise<ShadowStatus | null> {
  const { rows } = await sql.query<Omit<ShadowStatus, 'signals' | 'differing' | 'desks'>>(NEWEST)
  const [newest] = rows
  if (newest === undefined) return null
  const counts = (await sql.query<{ signals: number; differing: number }>(COUNTS, [newest.id])).rows[0]
  const desks = await sql.query<ShadowStatus['desks'][number]>(DESKS, [newest.id])
  return {
    ...newest,
    signals: counts?.signals ?? 0,
    differing: counts?.differing ?? 0,
    desks: [...desks.rows],
  }
}
