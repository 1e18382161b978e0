import type { Context, Level, Outcome, Signal } from '@seinpost/schemas'
import { type Sql, type SqlRunner, workIn } from '@seinpost/store'
import { type Agreement, agreementOf, keeps, type Reading } from './agreement.ts'
import { decideAct } from './decide-act.ts'
import { type BlindLook, blindLook, type FirstReading } from './second-look.ts'

export interface LookDeps {
  readonly sql: Sql
  readonly now: () => Date
  /** How long a look is kept for the one who took it. */
  readonly leaseMs: number
}

interface Reader {
  readonly desk: string
  readonly by: string
}

export interface SecondReading {
  readonly outcome: Outcome
  readonly level: Level
  readonly context: readonly Context[]
  readonly note?: string
}

const NEXT = `
select l.id, s.signal from seinpost.second_looks l join seinpost.signals s on s.id = l.signal_id
where l.desk = $1 and l.read_at is null and l.first->>'by' <> $2 and s.signal is not null
  and (l.taken_until is null or l.taken_until <= $3::timestamptz or l.taken_by = $2)
order by coalesce(l.taken_by = $2 and l.taken_until > $3::timestamptz, false) desc, l.picked_at, l.id limit 1
for update of l skip locked`
const TAKE = 'update seinpost.second_looks set taken_by = $2, taken_until = $3::timestamptz where id = $1'

/** The next to read again, never one's own; the one in hand first. Null when there is none. */
export const takeSecondLook = (
  { desk, by }: Reader,
  { sql, now, leaseMs }: LookDeps,
): Promise<BlindLook | null> =>
  sql.tx(async (tx) => {
    const at = now()
    const { rows } = await tx.query<{ id: string; signal: Signal }>(NEXT, [desk, by, at])
    const [next] = rows
    if (next === undefined) return null
    await tx.query(TAKE, [next.id, by, new Date(at.getTime() + leaseMs)])
    return blindLook(next.id, next.signal)
  })

export type LookRead =
  | {
      readonly kind: 'read'
      readonly id: string
      readonly agrees: boolean
      /** The case that is open again because the second reader would not have let it go. */
      readonly reopened: string | null
    }
  | { readonly kind: 'refused'; readonly reason: 'not_found' | 'not_held' | 'own' | 'read_already' }

interface LookRow {
  readonly kind: 'closed' | 'low'
  readonly case_id: string | null
  readonly first: FirstReading
  readonly taken_by: string | null
  readonly taken_until: string | null
  readonly read_at: string | null
}

const LOCK = `
select kind, case_id, first, taken_by, taken_until, read_at from seinpost.second_looks
where id = $1 and desk = $2 for update`
const WRITE = `
update seinpost.second_looks set second = $2::json, read_at = $3::timestamptz, reopened = $4, taken_until = null where id = $1`

/** Keeps what the second reader found. A closed case that should have been kept is opened again. */
export const readSecondLook = (
  id: string,
  { desk, by, ...reading }: Reader & SecondReading,
  { sql, now, leaseMs }: LookDeps,
): Promise<LookRead> =>
  sql.tx(async (tx): Promise<LookRead> => {
    const at = now()
    const { rows } = await tx.query<LookRow>(LOCK, [id, desk])
    const [row] = rows
    if (row === undefined) return { kind: 'refused', reason: 'not_found' }
    if (row.read_at !== null) return { kind: 'refused', reason: 'read_already' }
    if (row.first.by === by) return { kind: 'refused', reason: 'own' }
    if (row.taken_by !== by || (row.taken_until ?? '') <= at.toISOString())
      return { kind: 'refused', reason: 'not_held' }
    const agrees = keeps(row.first) === keeps(reading)
    const missed = keeps(reading) && !keeps(row.first)
    const reopened = missed ? await reopen(tx, row.case_id, { desk, by, at, leaseMs }) : null
    await tx.query(WRITE, [id, { ...reading, by }, at, reopened !== null])
    return { kind: 'read', id, agrees, reopened }
  })

async function reopen(
  tx: SqlRunner,
  caseId: string | null,
  { desk, by, at, leaseMs }: Reader & { readonly at: Date; readonly leaseMs: number },
): Promise<string | null> {
  if (caseId === null) return null
  const request = { act: 'reopen', desk, by, note: 'a second reader would not have let it go' } as const
  const done = await workIn(tx, caseId, {
    decide: (stored) => decideAct(stored, request, { leaseMs, now: at }),
    at,
  })
  return done.kind === 'done' ? caseId : null
}

/** A pair of readings that differ. */
export interface Differing {
  readonly id: string
  readonly kind: 'closed' | 'low'
  readonly signalId: string
  readonly caseId: string | null
  readonly first: Reading
  readonly second: Reading
}

export interface LookAgreement {
  readonly picked: number
  readonly read: number
  readonly waiting: number
  readonly closed: Agreement
  readonly low: Agreement
  /** The newest first, at most 100. */
  readonly differing: readonly Differing[]
}

interface PairRow {
  readonly id: string
  readonly kind: 'closed' | 'low'
  readonly signal_id: string
  readonly case_id: string | null
  readonly first: FirstReading
  readonly second: Reading
}

const COUNTS = `
select count(*) as picked, count(read_at) as read from seinpost.second_looks`
const PAIRS = `
select id, kind, signal_id, case_id, first, second from seinpost.second_looks where second is not null
order by read_at desc, id limit 10000`

const bare = ({ outcome, level }: Reading): Reading => ({ outcome, level })

/** How far first and second readers agree, by what was read again; names nobody. */
export async function secondLookAgreement(sql: SqlRunner): Promise<LookAgreement> {
  const { rows: counts } = await sql.query<{ picked: number; read: number }>(COUNTS)
  const { picked, read } = counts[0] ?? { picked: 0, read: 0 }
  const { rows } = await sql.query<PairRow>(PAIRS)
  const pairsOf = (kind: PairRow['kind']) => agreementOf(rows.filter((row) => row.kind === kind))
  return {
    picked,
    read,
    waiting: picked - read,
    closed: pairsOf('closed'),
    low: pairsOf('low'),
    differing: rows
      .filter(({ first, second }) => keeps(first) !== keeps(second) || first.level !== second.level)
      .slice(0, 100)
      .map(({ id, kind, signal_id, case_id, first, second }) => ({
        ...{ id, kind, signalId: signal_id, caseId: case_id },
        first: bare(first),
        second: bare(second),
      })),
  }
}
