import type { Sql, SqlRunner } from '@seinpost/store'
import type { Cursor } from '../source/source.ts'
import { makeTable } from './make-table.ts'
import type { Claim, SourceBook, SourceRecord } from './source-book.ts'
import { addStats, SourceStats } from './stats.ts'

/** Made here and not by the store's migrations: cursors are the collectors' own and can be lost without losing a signal. */
const TABLE = `
create table if not exists seinpost.sources (
  id text primary key,
  due_at timestamptz not null,
  holder text,
  lease_until timestamptz,
  off text,
  cursor json,
  stats json not null default '{}',
  failures int not null default 0,
  last_error text
)`

const CLAIM = `
update seinpost.sources set holder = $3, lease_until = $5::timestamptz
where id in (
  select id from seinpost.sources
  where id = any($1::text[]) and off is null and due_at <= $4::timestamptz
    and (lease_until is null or lease_until <= $4::timestamptz)
  order by due_at, id limit $2::int for update skip locked
)
returning id, cursor, failures`

const HELD = 'id = $1 and holder = $2'

interface Row {
  readonly id: string
  readonly due_at: string
  readonly lease_until: string | null
  readonly off: string | null
  readonly cursor: Cursor | null
  readonly stats: unknown
  readonly failures: number
  readonly last_error: string | null
}

export interface SqlSourceBookOptions {
  readonly now: () => Date
  /** Names this collector among all that share the table. */
  readonly holder: string
  readonly leaseMs?: number
  /** No other process can share the table: claims that are there were left by a crash. */
  readonly alone?: boolean
}

const LEASE_MS = 10 * 60_000

/** The book as a table in the store. */
export async function openSqlSourceBook(
  sql: Sql,
  { now, holder, leaseMs = LEASE_MS, alone = false }: SqlSourceBookOptions,
): Promise<SourceBook> {
  await makeTable(sql, TABLE)
  if (alone)
    await sql.query('update seinpost.sources set holder = null, lease_until = null where holder is not null')
  const leaseUntil = () => new Date(now().getTime() + leaseMs)
  const known = new Set<string>()

  async function enter(ids: readonly string[]): Promise<void> {
    const fresh = ids.filter((id) => !known.has(id))
    if (fresh.length === 0) return
    await sql.query(
      'insert into seinpost.sources (id, due_at) select id, $2::timestamptz from unnest($1::text[]) as id on conflict do nothing',
      [fresh, now()],
    )
    for (const id of fresh) known.add(id)
  }

  return {
    async claim(ids, limit) {
      await enter(ids)
      const { rows } = await sql.query<Claim>(CLAIM, [ids, limit, holder, now(), leaseUntil()])
      return rows
    },
    advance: (id, { cursor, stats }) =>
      sql.tx(async (tx) => {
        const held = await heldStats(tx, id, holder)
        if (held === null) return false
        await tx.query(
          'update seinpost.sources set cursor = $2, stats = $3, lease_until = $4::timestamptz where id = $1',
          [id, cursor, addStats(held.stats, stats), leaseUntil()],
        )
        return held.off === null
      }),
    release: (id, { dueAt, failures, error, stats }) =>
      sql.tx(async (tx) => {
        const held = await heldStats(tx, id, holder)
        if (held === null) return
        await tx.query(
          `update seinpost.sources set due_at = $3::timestamptz, failures = $4::int, last_error = $5, stats = $6,
            holder = null, lease_until = null where ${HELD}`,
          [id, holder, dueAt, failures, error ?? null, addStats(held.stats, stats)],
        )
      }),
    async hasten(ids) {
      await enter(ids)
      await sql.query('update seinpost.sources set due_at = $2::timestamptz where id = any($1::text[])', [
        ids,
        now(),
      ])
    },
    async switch(id, why) {
      await enter([id])
      await sql.query('update seinpost.sources set off = $2 where id = $1', [id, why])
    },
    async all() {
      const { rows } = await sql.query<Row>('select * from seinpost.sources order by id')
      return rows.map((row) => recordOf(row, now()))
    },
  }
}

async function heldStats(tx: SqlRunner, id: string, holder: string) {
  const { rows } = await tx.query<Pick<Row, 'stats' | 'off'>>(
    `select stats, off from seinpost.sources where ${HELD} for update`,
    [id, holder],
  )
  const [row] = rows
  return row === undefined ? null : { off: row.off, stats: SourceStats.parse(row.stats) }
}

function recordOf(row: Row, now: Date): SourceRecord {
  const { id, cursor, failures, off, due_at: dueAt, last_error: lastError, lease_until: leased } = row
  const running = leased !== null && Date.parse(leased) > now.getTime()
  return { id, cursor, failures, off, dueAt, lastError, running, stats: SourceStats.parse(row.stats) }
}
