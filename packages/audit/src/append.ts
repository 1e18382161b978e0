import type { Sql, SqlRunner } from '@seinpost/store'
import { type AuditAct, chainHash, GENESIS, lineOf } from './entry.ts'

/** One writer at a time in the whole database, whatever the process. */
export const AUDIT_LOCK = 7_401_948
const AT_ONCE = 2_000

interface Waiting {
  readonly acts: readonly AuditAct[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * Appends to the chain, durable when it resolves. Everything handed in while one write runs becomes the next write, so that
 * many callers share the lock and the commit.
 */
export function openAppender(sql: Sql): (acts: readonly AuditAct[]) => Promise<void> {
  let waiting: Waiting[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const batch = takeBatch()
      const acts = batch.flatMap((one) => one.acts)
      try {
        await sql.tx((tx) => appendActs(tx, acts))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    running = false
  }

  function takeBatch(): readonly Waiting[] {
    let acts = 0
    const past = waiting.findIndex((one, index) => {
      acts += one.acts.length
      return index > 0 && acts > AT_ONCE
    })
    const batch = past === -1 ? waiting : waiting.slice(0, past)
    waiting = past === -1 ? [] : waiting.slice(past)
    return batch
  }

  return (acts) => {
    if (acts.length === 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      waiting.push({ acts, resolve, reject })
      if (!running) void run()
    })
  }
}

/** Appends within a transaction of the caller's: the act and its entry stand or fall together. */
export async function appendActs(tx: SqlRunner, acts: readonly AuditAct[]): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1::int8)', [AUDIT_LOCK])
  // A statement of its own, after the lock: it sees what the writer before committed.
  const { rows } = await tx.query<{ seq: number; hash: string }>(
    'select seq, hash from seinpost.audit order by seq desc limit 1',
  )
  let { seq, hash } = rows[0] ?? { seq: 0, hash: GENESIS }
  const chained = acts.map((act) => {
    const line = lineOf(act, ++seq)
    hash = chainHash(hash, line)
    return { seq, line, hash }
  })
  await tx.query(
    'insert into seinpost.audit (seq, entry, hash) select * from unnest($1::bigint[], $2::text[], $3::text[])',
    [chained.map((one) => one.seq), chained.map(({ line }) => line), chained.map((one) => one.hash)],
  )
}
