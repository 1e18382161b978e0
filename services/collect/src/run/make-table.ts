import type { Sql } from '@seinpost/store'

/** Any constant does, as long as every collector takes the same. */
const LOCK = 7_401_948

/** Makes a table of the collectors' own; collectors that start at the same moment wait for each other. */
export async function makeTable(sql: Sql, statement: string): Promise<void> {
  await sql.tx(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1::int8)', [LOCK])
    await tx.query(statement)
  })
}
