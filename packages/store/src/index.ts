export type { Sql, SqlResult, SqlRunner } from './port.ts'
