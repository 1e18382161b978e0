import type { Signal } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import { linkReferrals, type Referred } from './link-referrals.ts'

/** Another referral that seems to be about the same event, for a desk that has both. */
export interface LinkedReferral {
  readonly signalId: string
  readonly caseId: string
  readonly partner: string
  readonly sector: string
  readonly likeness: number
}

const WINDOW_MS = 3 * 86_400_000
/** Cases may be written a little after they are stamped; looking back is free, because a pair is kept once. */
const OVERLAP_MS = 10 * 60_000
const MOST = 2_000
const MARK = 'referrals_linked_until'

const NEWLY = `
select s.id, s.signal from seinpost.cases c join seinpost.signals s on s.case_id = c.id
where c.updated_at > $1::timestamptz and s.received_at > $1::timestamptz and s.signal->'source'->>'kind' = 'referral'
order by s.received_at, s.id limit ${MOST}`

const NEAR = `
select s.id, s.signal from seinpost.cases c join seinpost.signals s on s.case_id = c.id
where c.last_published_at >= $1::timestamptz and c.first_published_at <= $2::timestamptz
  and s.published_at between $1::timestamptz and $2::timestamptz and s.signal->'source'->>'kind' = 'referral'
order by s.published_at desc limit ${MOST}`

const KEEP = `
insert into seinpost.referral_pairs (a, b, likeness, at)
select least(x.a, x.b), greatest(x.a, x.b), x.likeness, $2::timestamptz
from json_to_recordset($1::json) as x(a text, b text, likeness real) on conflict do nothing`

interface Row {
  readonly id: string
  readonly signal: Signal
}

const referredOf = ({ id, signal }: Row): Referred => ({
  id,
  text: signal.text,
  publishedAt: signal.publishedAt,
  place: signal.place,
  referral: signal.referral,
})

/** Links what came in since the last time with what is near it, whichever way it came; answers how many are new. */
export async function linkNewReferrals(sql: Sql, now: () => Date): Promise<number> {
  const started = now()
  const { rows: marks } = await sql.query<{ value: string }>(
    'select value from seinpost.settings where name = $1',
    [MARK],
  )
  const since = new Date(Date.parse(marks[0]?.value ?? '1970-01-01T00:00:00Z') - OVERLAP_MS)
  const { rows: fresh } = await sql.query<Row>(NEWLY, [since])
  let linked = 0
  if (fresh.length > 0) linked = await linkAmong(sql, fresh, started)
  // A full page leaves more behind: the mark moves to its end and no further.
  const until =
    fresh.length < MOST ? started.toISOString() : (fresh.at(-1)?.signal.receivedAt ?? started.toISOString())
  await sql.query(
    'insert into seinpost.settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [MARK, until],
  )
  return linked
}

async function linkAmong(sql: Sql, fresh: readonly Row[], at: Date): Promise<number> {
  const times = fresh.map(({ signal }) => Date.parse(signal.publishedAt))
  const from = new Date(times.reduce((a, b) => Math.min(a, b)) - WINDOW_MS)
  const to = new Date(times.reduce((a, b) => Math.max(a, b)) + WINDOW_MS)
  const { rows: near } = await sql.query<Row>(NEAR, [from, to])
  const all = new Map([...near, ...fresh].map((row) => [row.id, row]))
  const isNew = new Set(fresh.map(({ id }) => id))
  const links = linkReferrals([...all.values()].map(referredOf)).filter(
    ({ a, b }) => isNew.has(a) || isNew.has(b),
  )
  if (links.length === 0) return 0
  const { rowCount } = await sql.query(KEEP, [JSON.stringify(links), at])
  return rowCount
}

const LINKED = `
select distinct on (o.id) o.id as "signalId", o.case_id as "caseId", o.signal->'referral'->>'partner' as partner,
  o.signal->'referral'->>'sector' as sector, l.likeness
from seinpost.signals s
join seinpost.referral_pairs l on s.id in (l.a, l.b)
join seinpost.signals o on o.id = case when l.a = s.id then l.b else l.a end
join seinpost.case_recipients mine on mine.case_id = s.case_id and mine.queue = $2 and mine.released
join seinpost.case_recipients theirs on theirs.case_id = o.case_id and theirs.queue = $2 and theirs.released
where s.case_id = $1 and o.case_id <> $1
order by o.id, l.likeness desc`

/** The referrals in other cases that belong to one, where the desk has both. */
export const linkedReferrals = async (
  sql: Sql,
  { caseId, desk }: { readonly caseId: string; readonly desk: string },
): Promise<readonly LinkedReferral[]> => (await sql.query<LinkedReferral>(LINKED, [caseId, desk])).rows

const KEPT_DRAFT_DAYS = 30

/** Forgets drafts nobody finished, and what hung on signals that are gone. */
export async function forgetReferrals(sql: Sql, now: () => Date): Promise<void> {
  const before = new Date(now().getTime() - KEPT_DRAFT_DAYS * 86_400_000)
  await sql.query('delete from seinpost.referral_form_drafts where saved_at < $1::timestamptz', [before])
  await sql.query('delete from seinpost.referral_forms where sent_at < $1::timestamptz', [before])
  await sql.query('delete from seinpost.intake_calls where at < $1::timestamptz', [before])
  await sql.query('delete from seinpost.intake_counts where day < $1::timestamptz::date', [before])
  for (const [table, column] of [
    ['referral_attachments', 'signal_id'],
    ['referral_pairs', 'a'],
    ['referral_pairs', 'b'],
  ])
    await sql.query(
      `delete from seinpost.${table} t using seinpost.signals s where s.id = t.${column} and s.state = 'purged'`,
    )
}
