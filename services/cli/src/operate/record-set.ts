import {
  type AssessedSignal,
  type KeptRecord,
  readAssessed,
  readRecords,
  readSignals,
  type SignalRecord,
} from '@seinpost/operate'
import type { Signal } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'

/** Signals of the past to try a config on, in the order they came in. */
export interface TrialSet {
  readonly from: string
  readonly to: string
  readonly records: readonly SignalRecord[]
  readonly assessed: readonly AssessedSignal[]
  /** The signals themselves, where they must be read again; those whose retention is over are left out. */
  signals(ids: readonly string[]): Promise<readonly Signal[]>
}

const DAY_MS = 86_400_000
const MAX_DAYS = 31

export const inOrder = (a: SignalRecord, b: SignalRecord): number =>
  a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : a.id < b.id ? -1 : 1

/**
 * The signals of the store, kept in memory and brought up to date with each call: a threshold that is dragged asks for them
 * many times a second.
 */
export function openRecordSet(sql: Sql, now: () => Date): (days: number) => Promise<TrialSet> {
  const kept = new Map<string, SignalRecord>()
  let sorted: readonly SignalRecord[] = []
  let seen = 0
  let reading: Promise<void> = Promise.resolve()
  const sliced = new Map<string, readonly SignalRecord[]>()

  const catchUp = async () => {
    const since = new Date(now().getTime() - MAX_DAYS * DAY_MS)
    const before = seen
    for await (const rows of readRecords(sql, { since, after: seen })) seen = take(rows, kept) ?? seen
    const gone = await forgotten(sql, kept)
    for (const id of gone) kept.delete(id)
    if (seen === before && gone.length === 0) return
    sorted = [...kept.values()].sort(inOrder)
    sliced.clear()
  }
  return async (days) => {
    reading = reading.catch(() => undefined).then(catchUp)
    await reading
    const to = now()
    const from = new Date(to.getTime() - days * DAY_MS)
    const since = from.toISOString()
    const start = firstFrom(sorted, since)
    const key = `${start}`
    const records = sliced.get(key) ?? sorted.slice(start)
    sliced.set(key, records)
    return {
      from: since,
      to: to.toISOString(),
      records,
      assessed: await readAssessed(sql, from),
      signals: (ids) => readSignals(sql, ids),
    }
  }
}

function take(rows: readonly KeptRecord[], kept: Map<string, SignalRecord>): number | undefined {
  for (const { record } of rows) kept.set(record.id, record)
  return rows.at(-1)?.seq
}

/** What retention deleted since; asked as a count first, for that is cheap and nearly always nothing. */
async function forgotten(sql: Sql, kept: ReadonlyMap<string, SignalRecord>): Promise<readonly string[]> {
  const { rows } = await sql.query<{ n: number }>('select count(*) as n from seinpost.signal_records')
  if ((rows[0]?.n ?? 0) >= kept.size) return []
  const there = await sql.query<{ id: string }>('select signal_id as id from seinpost.signal_records')
  const ids = new Set(there.rows.map(({ id }) => id))
  return [...kept.keys()].filter((id) => !ids.has(id))
}

function firstFrom(sorted: readonly SignalRecord[], since: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.receivedAt ?? '') < since) low = middle + 1
    else high = middle
  }
  return low
}
