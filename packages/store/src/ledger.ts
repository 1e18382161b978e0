import type { LedgerCount, LedgerState, Signal } from '@seinpost/schemas'
import { jsonParam, storableText } from './json-param.ts'
import { countLedger } from './ledger-count.ts'
import type { Clock, Sql, SqlRunner } from './port.ts'
import { signalRow } from './signal-row.ts'

/** What the ledger answers for one signal that wants in. */
export type Admission =
  | { readonly kind: 'new'; readonly id: string }
  /**
   * The same item with the same content is there under `id` (its first one). When it is `in_flight` it may never have
   * reached the log, so the caller appends it again under that id.
   */
  | { readonly kind: 'known'; readonly id: string; readonly state: LedgerState }
  /** The id or the source item is there with other content, under `id`. */
  | { readonly kind: 'conflict'; readonly id: string }

/** A signal that a stage could not bring further. */
export interface DeadSignal {
  readonly id: string
  readonly stage: string
  readonly code: string
  readonly message: string
}

/** Where every accepted signal is: the truth of "nothing is lost". Every call may be repeated. */
export interface Ledger {
  /** Durable when it resolves; answers in the order of the signals. Safe for concurrent callers. */
  admit(signals: readonly Signal[]): Promise<readonly Admission[]>
  /** Signals still in flight that were touched last before `olderThan`, oldest first: what a crash may have left behind. */
  inFlight(to: { readonly olderThan: Date; readonly limit: number }): Promise<readonly Signal[]>
  /** Puts signals in flight aside with the reason; those in another state stay where they are. Answers how many moved. */
  dead(signals: readonly DeadSignal[]): Promise<number>
  /** Puts dead signals in flight again, for replay. Answers the ones revived. */
  revive(ids: readonly string[]): Promise<readonly Signal[]>
  count(): Promise<LedgerCount>
}

const ADMIT = `
with input as (
  select * from json_to_recordset($1::json) as x(
    id text, source_key text, content_hash text, speaker text, published_at timestamptz, received_at timestamptz,
    retain_until timestamptz, signal json)
), added as (
  insert into seinpost.signals
    (id, source_key, content_hash, speaker, published_at, received_at, updated_at, retain_until, signal)
  select id, source_key, content_hash, speaker, published_at, received_at, $2::timestamptz, retain_until, signal
  from input order by id
  on conflict do nothing
  returning id
), counted as (
  update seinpost.accepted set n = n + (select count(*) from added)
  where shard = pg_backend_pid() % 16 and exists (select from added)
)
select id from added`

const KNOWN = `
select id, source_key, content_hash, state from seinpost.signals
where id = any($1::text[]) or source_key = any($2::text[])`

interface KnownRow {
  readonly id: string
  readonly source_key: string
  readonly content_hash: string
  readonly state: LedgerState
}

function admissionOf(signal: Signal, known: readonly KnownRow[]): Admission {
  const other = known.find(({ content_hash }) => content_hash !== signal.contentHash)
  if (other !== undefined) return { kind: 'conflict', id: other.id }
  // Both by id and by source item: the one with the same id is the nearer answer.
  const same = known.find(({ id }) => id === signal.id) ?? known[0]
  if (same === undefined) return { kind: 'conflict', id: signal.id }
  return { kind: 'known', id: same.id, state: same.state }
}

/** Admits within `sql`, which may be a transaction. */
export async function admit(
  sql: SqlRunner,
  signals: readonly Signal[],
  at: Date,
): Promise<readonly Admission[]> {
  if (signals.length === 0) return []
  const { rows } = await sql.query<{ id: string }>(ADMIT, [jsonParam(signals.map(signalRow)), at])
  // Of two with one id or source item in one call the database took either; the first one is the new one.
  const added = new Set(rows.map(({ id }) => id))
  if (added.size === signals.length) return signals.map(({ id }) => ({ kind: 'new', id }))
  const { rows: known } = await sql.query<KnownRow>(KNOWN, [
    signals.map(({ id }) => id),
    signals.map(({ source }) => source.key),
  ])
  const byId = new Map(known.map((row) => [row.id, row]))
  const byKey = new Map(known.map((row) => [row.source_key, row]))
  return signals.map((signal) => {
    const rows = [byId.get(storableText(signal.id)), byKey.get(storableText(signal.source.key))].filter(
      (row) => row !== undefined,
    )
    const isNew =
      added.has(signal.id) && rows.every(({ content_hash }) => content_hash === signal.contentHash)
    if (isNew && added.delete(signal.id)) return { kind: 'new', id: signal.id }
    return admissionOf(signal, rows)
  })
}

const IN_FLIGHT = `
select signal from seinpost.signals where state = 'in_flight' and updated_at < $1::timestamptz
order by updated_at, id limit $2::int`

const DEAD = `
update seinpost.signals s set state = 'dead', failure = x.failure, updated_at = $2::timestamptz
from json_to_recordset($1::json) as x(id text, failure json)
where s.id = x.id and s.state = 'in_flight'`

const REVIVE = `
update seinpost.signals set state = 'in_flight', failure = null, updated_at = $2::timestamptz
where id = any($1::text[]) and state = 'dead'
returning signal`

/** The ledger in the store's tables. */
export function sqlLedger(sql: Sql, now: Clock): Ledger {
  return {
    admit: (signals) => sql.tx((tx) => admit(tx, signals, now())),
    inFlight: async ({ olderThan, limit }) => {
      const { rows } = await sql.query<{ signal: Signal }>(IN_FLIGHT, [olderThan, limit])
      return rows.map(({ signal }) => signal)
    },
    dead: async (signals) => {
      const rows = signals.map(({ id, ...failure }) => ({ id, failure }))
      const { rowCount } = await sql.query(DEAD, [jsonParam(rows), now()])
      return rowCount
    },
    revive: async (ids) => {
      const { rows } = await sql.query<{ signal: Signal }>(REVIVE, [ids, now()])
      return rows.map(({ signal }) => signal)
    },
    count: () => countLedger(sql),
  }
}
