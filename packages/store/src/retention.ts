import { createHash } from 'node:crypto'
import type { RetentionRule } from '@seinpost/schemas'
import { applyRetention } from './apply-retention.ts'
import type { Clock, Sql, SqlRunner } from './port.ts'
import { scrub } from './scrub.ts'

/** What a purge took; whoever holds copies (index, log, jobs) removes the same ids. */
export interface Purged {
  readonly signalIds: readonly string[]
  readonly caseIds: readonly string[]
}

/** Proof of a purge. `digest` is the SHA-256 of the lines `id contentHash`, in the order of the ids. */
export interface PurgeProof {
  readonly seq: number
  readonly at: string
  readonly before: string
  readonly signals: number
  readonly cases: number
  readonly digest: string
}

export interface Hold {
  readonly caseId: string
  readonly reason: string
  readonly retainUntil: string
}

/** Deletes what its retention is over for. The ledger still counts it, as purged, without content. */
export interface Retention {
  /**
   * Purges signals below the threshold or dead, and whole cases with their members, whose retention ended before `before`,
   * at most `limit` cases and `limit` other signals; call it until it takes nothing. Cases on hold and signals in flight stay.
   */
  purge(to: { readonly before: Date; readonly limit: number }): Promise<Purged>
  /** Gives everything the end that the config's rules say; answers how many dates changed. */
  apply(rules: readonly RetentionRule[]): Promise<number>
  /** Purged signals that the event log was not yet made to forget, with the time of their purge. */
  unforgotten(): Promise<ReadonlyMap<string, string>>
  /** The event log holds these no more. */
  forgot(signalIds: readonly string[]): Promise<void>
  /** Takes what was purged out of the database's files, as far as it can; takes time in proportion to what is kept. */
  scrub(): Promise<void>
  /** Keeps a case beyond its retention, with the reason; null lets it go again. False when there is no such case. */
  hold(caseId: string, reason: string | null): Promise<boolean>
  holds(): Promise<readonly Hold[]>
  /** The newest first; `before` is the `seq` a page ends at. */
  proofs(to: { readonly limit: number; readonly before?: number | undefined }): Promise<readonly PurgeProof[]>
}

const DUE_CASES = `
select id from seinpost.cases where retain_until < $1::timestamptz and hold is null order by retain_until, id limit $2::int`

/** Signals before cases, in the order of their ids: as whoever adds a copy locks them. */
const LOCK_SIGNALS = `
select id from seinpost.signals where case_id = any($1::text[])
  or id in (select id from seinpost.signals where state in ('archived', 'dead') and retain_until < $2::timestamptz
    order by retain_until limit $3::int)
order by id for update`

/** A copy may have come, or a hold been laid, between the two. */
const LOCK_CASES = `
select id from seinpost.cases where id = any($1::text[]) and retain_until < $2::timestamptz and hold is null
order by id for update`

const PURGE_SIGNALS = `
update seinpost.signals set state = 'purged', signal = null, failure = null, case_id = null, cluster = null, copy_of = null,
  speaker = '', source_key = 'purged/' || encode(sha256(convert_to(source_key, 'UTF8')), 'hex'), updated_at = $3::timestamptz
where case_id = any($1::text[])
  or (id = any($2::text[]) and state in ('archived', 'dead') and retain_until < $4::timestamptz)
returning id, content_hash`

/** What is kept beside signals and cases and names them. Jobs carry ids; a label and a person's note may carry words. */
const PURGE_BESIDE = [
  `delete from seinpost.jobs where data ->> 'caseId' = any($2::text[]) or data ->> 'signalId' = any($1::text[])`,
  'delete from seinpost.place_labels where case_id = any($2::text[]) or signal_id = any($1::text[])',
  'delete from seinpost.referral_attachments where signal_id = any($1::text[])',
  'delete from seinpost.referral_pairs where a = any($1::text[]) or b = any($1::text[])',
  'delete from seinpost.second_looks where signal_id = any($1::text[]) or case_id = any($2::text[])',
  `update seinpost.corrections set note = null where note is not null and (subject = any($1::text[]) or subject = any($2::text[]))`,
]

const FORGET_LATER = `
insert into seinpost.log_forgets (signal_id, purged_at) select id, $2::timestamptz from unnest($1::text[]) as id
on conflict (signal_id) do update set purged_at = excluded.purged_at`

const digestOf = (rows: readonly { id: string; content_hash: string }[]) =>
  createHash('sha256')
    .update(
      rows
        .map(({ id, content_hash }) => `${id} ${content_hash}\n`)
        .sort()
        .join(''),
    )
    .digest('hex')

async function purge(
  tx: SqlRunner,
  { before, limit, at }: { before: Date; limit: number; at: Date },
): Promise<Purged> {
  const ids = async (text: string, params: readonly unknown[]) =>
    (await tx.query<{ id: string }>(text, params)).rows.map(({ id }) => id)
  const dueCases = await ids(DUE_CASES, [before, limit])
  const dueSignals = await ids(LOCK_SIGNALS, [dueCases, before, limit])
  const caseIds = await ids(LOCK_CASES, [dueCases, before])
  const { rows } = await tx.query<{ id: string; content_hash: string }>(PURGE_SIGNALS, [
    caseIds,
    dueSignals,
    at,
    before,
  ])
  if (rows.length === 0) return { signalIds: [], caseIds: [] }
  const signalIds = rows.map(({ id }) => id).sort()
  await tx.query('delete from seinpost.cases where id = any($1::text[])', [caseIds])
  for (const text of PURGE_BESIDE)
    await tx.query(`with ids as (select $1::text[], $2::text[]) ${text}`, [signalIds, caseIds])
  await tx.query(FORGET_LATER, [signalIds, at])
  await tx.query(
    `insert into seinpost.purges (at, before, signals, cases, digest)
    values ($1::timestamptz, $2::timestamptz, $3::int, $4::int, $5)`,
    [at, before, rows.length, caseIds.length, digestOf(rows)],
  )
  return { signalIds, caseIds }
}

/** Retention in the store's tables; `isOurs` says that nobody else uses the database. */
export function sqlRetention(sql: Sql, now: Clock, isOurs: boolean): Retention {
  return {
    purge: ({ before, limit }) => sql.tx((tx) => purge(tx, { before, limit, at: now() })),
    hold: async (caseId, reason) => {
      const { rowCount } = await sql.query('update seinpost.cases set hold = $2 where id = $1', [
        caseId,
        reason,
      ])
      return rowCount > 0
    },
    apply: (rules) => applyRetention(sql, { rules, now: now() }),
    unforgotten: async () => {
      const { rows } = await sql.query<{ id: string; at: string }>(
        'select signal_id as id, purged_at as at from seinpost.log_forgets',
      )
      return new Map(rows.map(({ id, at }) => [id, at]))
    },
    forgot: async (signalIds) => {
      await sql.query('delete from seinpost.log_forgets where signal_id = any($1::text[])', [signalIds])
    },
    scrub: () => scrub(sql, isOurs),
    holds: async () => {
      const { rows } = await sql.query<Hold>(
        `select id as "caseId", hold as reason, retain_until as "retainUntil" from seinpost.cases
        where hold is not null order by id`,
      )
      return rows
    },
    proofs: async ({ limit, before }) => {
      const { rows } = await sql.query<PurgeProof>(
        `select seq, at, before, signals, cases, digest from seinpost.purges
        where $2::bigint is null or seq < $2::bigint order by seq desc limit $1::int`,
        [limit, before ?? null],
      )
      return rows
    },
  }
}
