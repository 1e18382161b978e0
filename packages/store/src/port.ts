export interface SqlResult<Row> {
  readonly rows: readonly Row[]
  /** Rows returned by a SELECT or touched by a write. */
  readonly rowCount: number
}

/**
 * Runs one SQL statement. Integers, floats and numerics come back as numbers, json as values, timestamps as ISO strings in UTC,
 * booleans as booleans, everything else as text, whatever the adapter. Arrays go in as parameters (`= any($1::text[])`) and
 * come out through `to_json`.
 */
export interface SqlRunner {
  query<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<SqlResult<Row>>
}

/** The store: one PostgreSQL dialect, in the process (PGlite) or on a server. */
export interface Sql extends SqlRunner {
  /**
   * All of `work` or nothing, isolated as READ COMMITTED; a serialization failure or deadlock is tried again a few times,
   * so `work` must be repeatable.
   */
  tx<T>(work: (sql: SqlRunner) => Promise<T>): Promise<T>
  /** Calls `listener` with the payload of every NOTIFY on `channel` after it resolves; answers how to stop. */
  listen(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** Time comes in: nothing in this package reads the clock itself. */
export type Clock = () => Date
