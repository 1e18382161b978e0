import type { Routed } from '@seinpost/schemas'
import { loadClusters } from './case-load.ts'
import type { Applied, CaseStore, DecideCases } from './case-port.ts'
import { caseReader, deskReader } from './case-reader.ts'
import { regroupCases } from './case-regroup.ts'
import { rerankCases } from './case-rerank.ts'
import { lapsedClaims, takeNext, workCase } from './case-work.ts'
import { writeDecision } from './case-write.ts'
import { admit } from './ledger.ts'
import type { Clock, Sql, SqlRunner } from './port.ts'

/*
 * The row of a cluster's first signal is the cluster's lock: whoever decides about a copy holds it, so two workers with
 * two copies take turns. All rows are locked in the order of their ids, so they cannot wait for each other in a ring.
 */
const LOCK = 'select id, state from seinpost.signals where id = any($1::text[]) order by id for update'

/** The signals of the batch that still wait for their decision, each once; the lock is held afterwards. */
async function lockWaiting(tx: SqlRunner, batch: readonly Routed[], at: Date): Promise<readonly Routed[]> {
  const byId = new Map(batch.map((routed) => [routed.signal.id, routed]))
  const wanted = new Set([...byId.keys(), ...batch.map(({ cluster }) => cluster.cluster)])
  const states = async () => {
    const { rows } = await tx.query<{ id: string; state: string }>(LOCK, [[...wanted].sort()])
    return new Map(rows.map(({ id, state }) => [id, state]))
  }
  let known = await states()
  const strangers = [...byId.values()].filter(({ signal }) => !known.has(signal.id))
  if (strangers.length > 0) {
    // A log may outlive its store (a restored backup): what comes from it is accepted now rather than lost.
    await admit(
      tx,
      strangers.map(({ signal }) => signal),
      at,
    )
    known = await states()
  }
  return [...byId.values()].filter(({ signal }) => known.get(signal.id) === 'in_flight')
}

async function apply(
  sql: Sql,
  { batch, decide, now }: { batch: readonly Routed[]; decide: DecideCases; now: Clock },
): Promise<Applied> {
  return await sql.tx(async (tx) => {
    const at = now()
    const waiting = await lockWaiting(tx, batch, at)
    if (waiting.length === 0) return { changes: [], archived: 0, repeated: batch.length }
    const stored = await loadClusters(tx, waiting)
    const decision = decide(waiting, stored)
    await writeDecision(tx, decision, { stored, at })
    const archived = decision.placements.filter(({ place }) => place.state === 'archived').length
    return { changes: decision.changes, archived, repeated: batch.length - waiting.length }
  })
}

/** Cases in the store's tables. */
export function sqlCases(sql: Sql, now: Clock): CaseStore {
  return {
    apply: async (batch, decide) =>
      batch.length === 0
        ? { changes: [], archived: 0, repeated: 0 }
        : await apply(sql, { batch, decide, now }),
    ...caseReader(sql, now),
    forDesk: (desk) => deskReader(sql, desk, now),
    work: (id, decide) => workCase(sql, id, { decide, now }),
    takeNext: (desk, decide) => takeNext(sql, desk, { decide, now }),
    rerank: (basis, rankOf) => rerankCases(sql, basis, rankOf),
    lapsed: (to) => lapsedClaims(sql, to),
    regroup: (ids, decide) => regroupCases(sql, ids, { decide, now }),
  }
}
