import type { SqlRunner } from '@seinpost/store'

export interface HeldTable {
  readonly name: string
  /** Those that may hold words. */
  readonly columns: readonly string[]
}

/** They hold counts, hashes and secrets, and nothing anybody wrote or was named in. */
const WITHOUT_PEOPLE = new Set([
  'accepted',
  'audit',
  'audit_heads',
  'case_moves',
  'job_schedules',
  'log_forgets',
  'migrations',
  'purges',
  'queue_counts',
  'service_tokens',
  'sessions',
  'settings',
  'sign_in_challenges',
  'sign_in_failures',
])
const SECRET = /password|secret|public_key|hash/u

/** Every table of the store that may hold words: what is added later is searched without a word here. */
export async function heldTables(sql: SqlRunner): Promise<readonly HeldTable[]> {
  const { rows } = await sql.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'seinpost' and c.data_type in ('text', 'json', 'jsonb')
    order by c.table_name, c.ordinal_position`,
  )
  const searched = rows.filter(({ table, column }) => !WITHOUT_PEOPLE.has(table) && !SECRET.test(column))
  return [...new Set(searched.map(({ table }) => table))].map((name) => ({
    name,
    columns: searched.filter(({ table }) => table === name).map(({ column }) => column),
  }))
}
