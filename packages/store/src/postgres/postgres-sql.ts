import pg from 'pg'
import type { Sql, SqlRunner } from '../port.ts'
import { againOnConflict, errorOfFault } from '../sql-fault.ts'
import { decodeResult, encodeValue } from '../values.ts'
import { postgresListener } from './postgres-listener.ts'

/** Values come as PostgreSQL's text and are decoded by the one decoder of both adapters. */
const TEXT = { getTypeParser: () => (text: string) => text }

function faultOf(error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'XX000'
  const message = error instanceof Error ? error.message : String(error)
  // A connection that drops has no SQLSTATE; pg says it in words.
  const dropped =
    /connection (terminated|timeout)|timeout exceeded when trying to connect|Client has encountered/iu
  return { code: dropped.test(message) ? '08006' : code, message }
}

async function run<Row>(on: pg.Pool | pg.PoolClient, text: string, params: readonly unknown[] = []) {
  try {
    const result = await on.query<(string | null)[]>({
      text,
      values: params.map(encodeValue),
      rowMode: 'array',
      types: TEXT,
    })
    const columns = result.fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID }))
    return decodeResult<Row>({ columns, rows: result.rows, count: result.rowCount ?? 0 })
  } catch (error) {
    throw errorOfFault(faultOf(error))
  }
}

const connect = (pool: pg.Pool) =>
  pool.connect().catch((error: unknown) => {
    throw errorOfFault(faultOf(error))
  })

async function transaction<T>(pool: pg.Pool, work: (sql: SqlRunner) => Promise<T>): Promise<T> {
  const client = await connect(pool)
  let broken = false
  try {
    await run(client, 'begin')
    const value = await work({ query: (text, params) => run(client, text, params) })
    await run(client, 'commit')
    return value
  } catch (error) {
    // A connection that cannot roll back is thrown away, and its transaction with it.
    await run(client, 'rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** The Sql port over a pool of connections to a PostgreSQL server. */
export function openPostgres({ url, poolSize }: { readonly url: string; readonly poolSize: number }): Sql {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=UTC -c datestyle=ISO',
    application_name: 'seinpost',
  })
  // A connection that drops, idle or between two statements of a transaction, is replaced on next use and the next
  // statement on it fails; without a listener pg would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const listener = postgresListener(url)
  return {
    query: (text, params) => run(pool, text, params),
    tx: (work) => againOnConflict(() => transaction(pool, work)),
    listen: listener.listen,
    close: async () => {
      await listener.close()
      await pool.end()
    },
  }
}
