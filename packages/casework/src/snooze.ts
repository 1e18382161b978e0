import type { CaseStatus, Level, SnoozeConfig } from '@seinpost/schemas'
import {
  type ActDecision,
  type Sql,
  type SqlRunner,
  type Worked,
  type WorkedCase,
  workIn,
} from '@seinpost/store'
import { LIFE_CYCLE } from './life-cycle.ts'

export interface SnoozeRequest {
  readonly desk: string
  readonly by: string
  readonly until: Date
  readonly reason: string
  /** The version the person saw. */
  readonly version?: number
}

export type Snoozed =
  | Worked
  /** It may not sleep that long; null is not at all. */
  | { readonly kind: 'too_long'; readonly why: 'acute' | 'max_days'; readonly latest: string | null }

export interface SnoozeDeps {
  readonly sql: Sql
  readonly now: () => Date
  readonly policy: SnoozeConfig
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Until when a case of this level may sleep, or null when it may not. */
export function latestWake(level: Level, now: Date, policy: SnoozeConfig): Date | null {
  const ms = level === 4 ? policy.acuteMaxMinutes * MINUTE_MS : policy.maxDays * DAY_MS
  return ms === 0 ? null : new Date(now.getTime() + ms)
}

/** Where a case stands once the desk lets go of it. */
function afterLettingGo(stored: WorkedCase, recipients: WorkedCase['recipients']): CaseStatus {
  const to = LIFE_CYCLE.give_back[stored.status] ?? stored.status
  const inHand = recipients.some(({ lease }) => lease !== null)
  return stored.status === 'claimed' && inHand ? 'claimed' : to
}

/** What putting off or waking does to a case, or why it may not; the version moves, the status hardly. */
function decideSleep(
  stored: WorkedCase,
  { desk, by, version, note }: { desk: string; by: string; version?: number | undefined; note: string },
  { act, now }: { readonly act: 'snooze' | 'wake'; readonly now: Date },
): ActDecision {
  const own = stored.recipients.find(({ queue }) => queue === desk)
  if (own === undefined || !own.released) return { kind: 'refused', reason: 'not_received' }
  if (version !== undefined && version !== stored.version) return { kind: 'refused', reason: 'stale' }
  const at = now.toISOString()
  if (own.lease !== null && own.lease.until > at && own.lease.by !== by)
    return { kind: 'refused', reason: 'held' }
  if (stored.status === 'closed' || own.handledAt !== null) return { kind: 'refused', reason: 'illegal' }
  const recipients = stored.recipients.map((one) => (one.queue === desk ? { ...one, lease: null } : one))
  const status = afterLettingGo(stored, recipients)
  const entry = { version: stored.version + 1, act, desk, by, from: stored.status, to: status, note, at }
  return { kind: 'accepted', status, recipients, assessment: null, entry }
}

const FIND = `
select c.level, r.snoozed_until as until from seinpost.cases c
left join seinpost.case_recipients r on r.case_id = c.id and r.queue = $2
where c.id = $1 for update of c`
const SLEEP = `
update seinpost.case_recipients set snoozed_until = $3::timestamptz, snoozed_by = $4, snooze_reason = $5
where case_id = $1 and queue = $2`

/** Takes a case out of one desk's queue until a time; a worse copy brings it back before that. */
export const snoozeCase = (
  caseId: string,
  { desk, by, until, reason, version }: SnoozeRequest,
  { sql, now, policy }: SnoozeDeps,
): Promise<Snoozed> =>
  sql.tx(async (tx): Promise<Snoozed> => {
    const { rows } = await tx.query<{ level: Level }>(FIND, [caseId, desk])
    const [found] = rows
    if (found === undefined) return { kind: 'not_found' }
    const at = now()
    const latest = latestWake(found.level, at, policy)
    if (latest === null || until > latest) {
      const why = found.level === 4 ? 'acute' : 'max_days'
      return { kind: 'too_long', why, latest: latest?.toISOString() ?? null }
    }
    const request = { desk, by, version, note: `${until.toISOString()}: ${reason}` }
    const worked = await workIn(tx, caseId, {
      decide: (stored) => decideSleep(stored, request, { act: 'snooze', now: at }),
      at,
    })
    if (worked.kind === 'done') await tx.query(SLEEP, [caseId, desk, until, by, reason])
    return worked
  })

async function wakeIn(
  tx: SqlRunner,
  { caseId, desk, by, note, at }: { caseId: string; desk: string; by: string; note: string; at: Date },
): Promise<Worked> {
  const { rows } = await tx.query<{ until: string | null }>(FIND, [caseId, desk])
  const [found] = rows
  if (found === undefined) return { kind: 'not_found' }
  const decide = (stored: WorkedCase): ActDecision =>
    found.until === null
      ? { kind: 'refused', reason: 'illegal' }
      : decideSleep(stored, { desk, by, note }, { act: 'wake', now: at })
  const worked = await workIn(tx, caseId, { decide, at })
  // Dealt with or closed meanwhile, it needs no entry; it must not stay in the list of sleepers either.
  if (worked.kind === 'done' || by === 'system') await tx.query(SLEEP, [caseId, desk, null, null, null])
  return worked
}

/** Brings a case back to the desk's queue before its time. */
export const wakeCase = (
  caseId: string,
  { desk, by }: { readonly desk: string; readonly by: string },
  { sql, now }: Pick<SnoozeDeps, 'sql' | 'now'>,
): Promise<Worked> => sql.tx((tx) => wakeIn(tx, { caseId, desk, by, note: 'by hand', at: now() }))

const DUE = `
select case_id as "caseId", queue as desk from seinpost.case_recipients
where snoozed_until <= $1::timestamptz order by snoozed_until, case_id limit $2::int`

/** Wakes what slept long enough; answers how many came back to their queue. */
export async function wakeDue(
  { sql, now }: Pick<SnoozeDeps, 'sql' | 'now'>,
  { limit = 500 } = {},
): Promise<number> {
  const at = now()
  const { rows } = await sql.query<{ caseId: string; desk: string }>(DUE, [at, limit])
  let woken = 0
  for (const { caseId, desk } of rows) {
    const done = await sql.tx((tx) => wakeIn(tx, { caseId, desk, by: 'system', note: 'time is up', at }))
    if (done.kind === 'done') woken += 1
  }
  return woken
}

export interface Sleeper {
  readonly caseId: string
  readonly level: Level
  readonly until: string
  readonly reason: string
  readonly by: string
  readonly excerpt: string
}

const SLEEPERS = `
select r.case_id as "caseId", c.level, r.snoozed_until as until, coalesce(r.snooze_reason, '') as reason,
  r.snoozed_by as by, c.summary->>'excerpt' as excerpt
from seinpost.case_recipients r join seinpost.cases c on c.id = r.case_id
where r.queue = $1 and r.open and r.released and r.snoozed_until is not null
order by r.snoozed_until, r.case_id limit $2::int`

/** What one desk put off, the next to wake first. */
export const sleepersOf = async (sql: SqlRunner, desk: string, limit = 500): Promise<readonly Sleeper[]> =>
  (await sql.query<Sleeper>(SLEEPERS, [desk, limit])).rows
