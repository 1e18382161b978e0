import type { Sql } from './port.ts'

/** `placed`: a person put signal `subject` in `cluster`. `joined`: cluster `subject` is `cluster` now. */
export interface Correction {
  readonly seq: number
  readonly kind: 'placed' | 'joined'
  readonly subject: string
  readonly cluster: string
}

/** What people split and joined, in the order they did. */
export interface CorrectionLog {
  /** Those after `seq`; 0 gives all. */
  since(seq: number): Promise<readonly Correction[]>
}

const SINCE =
  'select seq, kind, subject, cluster from seinpost.corrections where seq > $1::bigint order by seq'

/** Corrections in the store's table. */
export const sqlCorrections = (sql: Sql): CorrectionLog => ({
  since: async (seq) => (await sql.query<Correction>(SINCE, [seq])).rows,
})
