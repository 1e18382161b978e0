import { createHash } from 'node:crypto'
import type { Assessment, Level, SecondLookConfig, Signal } from '@seinpost/schemas'
import type { Sql, SqlRunner } from '@seinpost/store'
import { seededChance } from './seeded-chance.ts'

/** What was judged first, by a person or, below the threshold, by the model. */
export type FirstReading = Pick<Assessment, 'level' | 'context' | 'by'> & {
  readonly outcome: Assessment['outcome'] | 'archived'
}

/** What the second reader sees: the words and where they stood, and nothing of what anybody made of them. */
export interface BlindLook {
  readonly id: string
  readonly lang: string | null
  readonly text: string
  readonly thread: NonNullable<Signal['thread']>
  readonly platform: string
  readonly community: string | null
  readonly publishedAt: string
  readonly referral: NonNullable<Signal['referral']> | null
}

export const blindLook = (
  id: string,
  { lang, text, thread, source, publishedAt, referral }: Signal,
): BlindLook => ({
  id,
  lang: lang ?? null,
  text,
  thread: thread ?? [],
  platform: source.platform,
  community: source.community ?? null,
  publishedAt,
  referral: referral ?? null,
})

/** Whether a subject is in the sample: the same subject, share and seed always answer the same. */
export function isPicked(subject: string, share: number, seed: string): boolean {
  const hash = createHash('sha256').update(`${seed}\n${subject}`).digest()
  return seededChance(hash.readUInt32LE(0))() < share
}

const lookId = (kind: string, subject: string) =>
  `look-${createHash('sha256').update(`${kind}\n${subject}`).digest('hex').slice(0, 16)}`

export interface PickDeps {
  readonly sql: Sql
  readonly now: () => Date
  readonly policy: SecondLookConfig
}

interface Candidate {
  readonly id: string
  readonly signalId: string
  readonly caseId: string | null
  readonly first: FirstReading
  /** Closed once more it is another subject. */
  readonly subject: string
  readonly updatedAt: string
}

const PAGE = 1_000
/** A transaction that began earlier may commit later; the newest minute is left for the next time. */
const SETTLED_MS = 60_000

const AFTER = '(updated_at, id) > ($1::timestamptz, $2) and updated_at < $3::timestamptz'
const CANDIDATES = {
  closed: `
select id, assessment->>'signalId' as "signalId", id as "caseId", assessment as first,
  id || '@' || (assessment->>'at') as subject, updated_at as "updatedAt"
from seinpost.cases where status = 'closed' and assessment is not null and ${AFTER}
order by updated_at, id limit ${PAGE}`,
  low: `
select id, id as "signalId", null as "caseId",
  json_build_object('outcome', 'archived', 'level', level, 'context', json_build_array(), 'by', 'model') as first,
  id as subject, updated_at as "updatedAt"
from seinpost.signals where state = 'archived' and ${AFTER}
order by updated_at, id limit ${PAGE}`,
} as const

type Kind = keyof typeof CANDIDATES

const CURSOR = 'select value from seinpost.settings where name = $1'
const KEEP_CURSOR = `
insert into seinpost.settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`
const ADD = `
insert into seinpost.second_looks (id, kind, signal_id, case_id, desk, first, picked_at)
select $1, $2, $3, $4, $5, $6::json, $7::timestamptz
where exists (select from seinpost.signals where id = $3 and state <> 'purged') on conflict do nothing`

/** Draws the sample from what was archived and closed since the last time; answers how many it added. */
export async function pickSecondLooks(deps: PickDeps): Promise<number> {
  const { closedShare, lowShare } = deps.policy
  return (await pickKind('closed', closedShare, deps)) + (await pickKind('low', lowShare, deps))
}

async function pickKind(kind: Kind, share: number, { sql, now, policy }: PickDeps): Promise<number> {
  let added = 0
  const before = new Date(now().getTime() - SETTLED_MS)
  while (true) {
    const page = await sql.tx(async (tx) => {
      const cursor = await cursorOf(tx, kind)
      const { rows } = await tx.query<Candidate>(CANDIDATES[kind], [...cursor, before])
      for (const { signalId, caseId, first, subject } of rows) {
        // Level 2 and more is never archived by the default; where the config does, it is no low level.
        if (kind === 'low' && first.level > 1) continue
        if (!isPicked(subject, share, policy.seed)) continue
        const row = [lookId(kind, subject), kind, signalId, caseId, policy.desk, readingOf(first), now()]
        added += (await tx.query(ADD, row)).rowCount
      }
      const last = rows.at(-1)
      if (last !== undefined)
        await tx.query(KEEP_CURSOR, [cursorName(kind), JSON.stringify([last.updatedAt, last.id])])
      return rows.length
    })
    if (page < PAGE) return added
  }
}

const cursorName = (kind: Kind) => `second_look.${kind}`
const readingOf = ({ outcome, level, context, by }: FirstReading): FirstReading => ({
  outcome,
  level: level as Level,
  context,
  by,
})

async function cursorOf(tx: SqlRunner, kind: Kind): Promise<readonly [string, string]> {
  const { rows } = await tx.query<{ value: string }>(CURSOR, [cursorName(kind)])
  const [kept] = rows
  if (kept === undefined) return ['-infinity', '']
  // Written by this module alone, two functions above.
  return JSON.parse(kept.value) as [string, string]
}
