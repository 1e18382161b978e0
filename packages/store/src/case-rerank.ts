import type { Level } from '@seinpost/schemas'
import type { RankOf } from './case-port.ts'
import { jsonParam } from './json-param.ts'
import type { Sql } from './port.ts'

const PAGE = 1_000
const BASIS = `select value from seinpost.settings where name = 'rank_basis'`
const KEEP_BASIS = `
insert into seinpost.settings (name, value) values ('rank_basis', $1) on conflict (name) do update set value = excluded.value`
const CASES = `
select id, priority, level, opened_at as "openedAt" from seinpost.cases where id > $1 order by id limit ${PAGE}`
const RANKS = `json_to_recordset($1::json) as x(id text, rank_key double precision)`
const WRITE_CASES = `
update seinpost.cases c set rank_key = x.rank_key from ${RANKS} where c.id = x.id and c.rank_key <> x.rank_key`
const WRITE_RECIPIENTS = `
update seinpost.case_recipients r set rank_key = x.rank_key from ${RANKS} where r.case_id = x.id and r.rank_key <> x.rank_key`

interface RankedRow {
  readonly id: string
  readonly priority: number
  readonly level: Level
  readonly openedAt: string
}

/** Ranks every case anew when `basis` is not the one they were ranked by; answers how many it looked at. */
export async function rerankCases(sql: Sql, basis: string, rankOf: RankOf): Promise<number> {
  const { rows: known } = await sql.query<{ value: string }>(BASIS)
  if (known[0]?.value === basis) return 0
  let count = 0
  let after = ''
  while (true) {
    const { rows } = await sql.query<RankedRow>(CASES, [after])
    const last = rows.at(-1)
    if (last === undefined) break
    const ranks = jsonParam(rows.map((row) => ({ id: row.id, rank_key: rankOf(row) })))
    await sql.tx(async (tx) => {
      await tx.query(WRITE_CASES, [ranks])
      await tx.query(WRITE_RECIPIENTS, [ranks])
    })
    count += rows.length
    after = last.id
  }
  // Last, so that one that was interrupted is done again from the start.
  await sql.query(KEEP_BASIS, [basis])
  return count
}
