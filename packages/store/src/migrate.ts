import { SeinpostError } from '@seinpost/domain'
import { MIGRATIONS } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import type { Sql, SqlRunner } from './port.ts'

/** Any constant does, as long as every process takes the same. */
const LOCK = 7_401_947

async function appliedTo(sql: SqlRunner): Promise<readonly string[]> {
  await sql.query('create schema if not exists seinpost')
  await sql.query(
    'create table if not exists seinpost.migrations (name text primary key, applied_at timestamptz not null default now())',
  )
  const { rows } = await sql.query<{ name: string }>('select name from seinpost.migrations order by name')
  return rows.map(({ name }) => name)
}

function assertKnown(applied: readonly string[], migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name))
  const newer = applied.filter((name) => !known.has(name))
  if (newer.length === 0) return
  throw new SeinpostError(
    'data_dir_unusable',
    `the store was written by a newer version (${newer.join(', ')})`,
    {
      remedy: 'Start the version that wrote it, or a newer one.',
    },
  )
}

/**
 * Brings the database to the newest schema, all or nothing; one process at a time, the others wait and find it done.
 *
 * @throws SeinpostError `data_dir_unusable` when a newer version wrote the store.
 */
export async function migrate(sql: Sql, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  await sql.tx(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1::int8)', [LOCK])
    const applied = await appliedTo(tx)
    assertKnown(applied, migrations)
    for (const { name, statements } of migrations) {
      if (applied.includes(name)) continue
      for (const statement of statements) await tx.query(statement)
      await tx.query('insert into seinpost.migrations (name) values ($1)', [name])
    }
  })
}
