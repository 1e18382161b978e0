import type { Routed, Signal } from '@seinpost/schemas'
import { jsonParam, type SqlRunner } from '@seinpost/store'
import { recordOf, type SignalRecord } from './signal-record.ts'

const KEEP = `
insert into seinpost.signal_records (signal_id, received_at, record)
select x.signal_id, x.received_at, x.record
from json_to_recordset($1::json) as x(signal_id text, received_at timestamptz, record json)
join seinpost.signals s on s.id = x.signal_id and s.state <> 'purged'
on conflict (signal_id) do update set record = excluded.record, seq = default`

/** Keeps what came of a batch, for backtests; taking it again changes nothing but the newest word on each. */
export async function keepRecords(sql: SqlRunner, batch: readonly Routed[]): Promise<void> {
  // Twice the same signal in a batch: one statement may not touch a row twice, and the last one counts.
  const records = new Map(batch.map((routed) => [routed.signal.id, recordOf(routed)]))
  const rows = [...records.values()].map((record) => ({
    signal_id: record.id,
    received_at: record.receivedAt,
    record,
  }))
  await sql.query(KEEP, [jsonParam(rows)])
}

export interface KeptRecord {
  readonly seq: number
  readonly record: SignalRecord
}

const SINCE = `
select seq, record from seinpost.signal_records where received_at >= $1::timestamptz and seq > $2::bigint
order by seq limit $3::int`

const AT_ONCE = 5_000

/** Records received from `since` on and written after `after`, in the order they were written. */
export async function* readRecords(
  sql: SqlRunner,
  { since, after = 0 }: { readonly since: Date; readonly after?: number },
): AsyncGenerator<readonly KeptRecord[]> {
  for (let seq = after; ; ) {
    const { rows } = await sql.query<KeptRecord>(SINCE, [since, seq, AT_ONCE])
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    seq = last.seq
  }
}

const SIGNALS = 'select signal from seinpost.signals where id = any($1::text[]) and signal is not null'

/** The signals themselves, for what must be scored or grouped anew. */
export async function readSignals(sql: SqlRunner, ids: readonly string[]): Promise<readonly Signal[]> {
  const signals: Signal[] = []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const { rows } = await sql.query<{ signal: Signal }>(SIGNALS, [ids.slice(from, from + AT_ONCE)])
    for (const { signal } of rows) signals.push(signal)
  }
  return signals
}
