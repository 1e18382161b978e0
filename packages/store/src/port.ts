export interface SqlResult<Row> {
  readonly rows: readonly Row[]
  readonly rowCount: number
}

/** Runs SQL. Integers come back as numbers, json as values, timestamptz as ISO strings, whatever the adapter. */
export interface SqlRunner {
  query<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<SqlResult<Row>>
}

/** The store: one PostgreSQL dialect, in the process (PGlite) or on a server. */
export interface Sql extends SqlRunner {
  /** All of `work` or nothing; a serialization failure or deadlock is tried again a few times. */
  tx<T>(work: (sql: SqlRunner) => Promise<T>): Promise<T>
  close(): Promise<void>
}
