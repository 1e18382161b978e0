import type { Sql } from './port.ts'

const TABLES = `
select table_name as name from information_schema.tables
where table_schema = 'seinpost' and table_type = 'BASE TABLE' and table_name not in ('audit', 'audit_heads', 'migrations')`

/**
 * Takes what was deleted out of the database's files: a deleted row's bytes stand there until something is written over
 * them. Where the database is ours alone, every table is written anew and the write-ahead log begins a new file, so that
 * nothing is left; a server is shared and busy, so its tables are only cleared for new rows.
 */
export async function scrub(sql: Sql, isOurs: boolean): Promise<void> {
  const { rows } = await sql.query<{ name: string }>(TABLES)
  const tables = rows.map(({ name }) => `seinpost."${name}"`).join(', ')
  await sql.query(`vacuum ${isOurs ? '(full)' : ''} ${tables}`)
  if (!isOurs) return
  // A recycled file of the write-ahead log would keep its old content.
  await sql.query('set wal_recycle = off')
  await sql.query('select pg_switch_wal()')
  await sql.query('checkpoint')
}
