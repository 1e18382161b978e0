import type { Context, Level, Outcome } from '@seinpost/schemas'
import { type ActRefusal, type Sql, type SqlRunner, type Worked, workIn } from '@seinpost/store'
import { type ActRequest, decideAct } from './decide-act.ts'

export interface CloseManyRequest {
  readonly desk: string
  readonly by: string
  readonly cases: readonly { readonly caseId: string; readonly version: number }[]
  /** The ones that close a case. */
  readonly outcome: Extract<Outcome, 'no_concern' | 'context_explains'>
  readonly level: Level
  readonly context: readonly Context[]
  readonly note: string
}

export type CloseReason = ActRefusal | 'not_related' | 'acute'

export type CloseResult =
  | { readonly caseId: string; readonly kind: 'closed'; readonly version: number }
  | {
      readonly caseId: string
      readonly kind: 'refused'
      readonly reason: CloseReason
      readonly version?: number
    }
  | { readonly caseId: string; readonly kind: 'not_found' }

export interface CloseManyDeps {
  readonly sql: Sql
  readonly now: () => Date
  readonly leaseMs: number
}

const LINKS = `
select r.case_id as a, c.id as b from seinpost.case_related r join seinpost.cases c on c.cluster = r.cluster
where r.case_id = any($1::text[]) and c.id = any($1::text[])`

/** The ids that hang together with the first, through links within the list. */
function relatedToFirst(
  ids: readonly string[],
  links: readonly { readonly a: string; readonly b: string }[],
): ReadonlySet<string> {
  const reached = new Set(ids.slice(0, 1))
  for (let grown = true; grown; ) {
    grown = false
    for (const { a, b } of links) {
      if (reached.has(a) === reached.has(b)) continue
      reached.add(a).add(b)
      grown = true
    }
  }
  return reached
}

/**
 * Closes related cases of one queue with one outcome. Each is its own transaction with its own check of the version the
 * person saw, so one that changed stops none of the others. Acute cases are judged one by one.
 */
export async function closeMany(
  request: CloseManyRequest,
  deps: CloseManyDeps,
): Promise<readonly CloseResult[]> {
  const ids = request.cases.map(({ caseId }) => caseId)
  const { rows: links } = await deps.sql.query<{ a: string; b: string }>(LINKS, [ids])
  const related = relatedToFirst(ids, links)
  const results: CloseResult[] = []
  for (const { caseId, version } of request.cases) {
    if (!related.has(caseId)) results.push({ caseId, kind: 'refused', reason: 'not_related' })
    else results.push(await deps.sql.tx((tx) => closeOne(tx, { caseId, version }, request, deps)))
  }
  return results
}

const FIND = `
select c.level, r.role from seinpost.cases c
left join seinpost.case_recipients r on r.case_id = c.id and r.queue = $2 and r.released
where c.id = $1 for update of c`

async function closeOne(
  tx: SqlRunner,
  { caseId, version }: { readonly caseId: string; readonly version: number },
  { desk, by, outcome, level, context, note }: CloseManyRequest,
  { now, leaseMs }: CloseManyDeps,
): Promise<CloseResult> {
  const { rows } = await tx.query<{ level: Level; role: string | null }>(FIND, [caseId, desk])
  const [found] = rows
  if (found === undefined || found.role === null) return { caseId, kind: 'not_found' }
  if (found.level === 4) return { caseId, kind: 'refused', reason: 'acute' }
  const at = now()
  const act = (asked: ActRequest) =>
    workIn(tx, caseId, { decide: (stored) => decideAct(stored, asked, { leaseMs, now: at }), at })
  const actor = { desk, by }
  if (found.role !== 'analyst')
    return resultOf(caseId, await act({ ...actor, act: 'close', version, note: `${outcome}: ${note}` }))
  // The reviewing desk judges what it closes, so the judgement is a label like any other.
  const claimed = await act({ ...actor, act: 'claim', version })
  if (claimed.kind !== 'done') return resultOf(caseId, claimed)
  const judged = await act({
    ...actor,
    act: 'assess',
    outcome,
    level,
    context,
    note,
    version: claimed.version,
  })
  return resultOf(caseId, judged)
}

function resultOf(caseId: string, worked: Worked): CloseResult {
  switch (worked.kind) {
    case 'not_found':
      return { caseId, kind: 'not_found' }
    case 'refused':
      return { caseId, kind: 'refused', reason: worked.reason, version: worked.version }
    case 'done':
      return { caseId, kind: 'closed', version: worked.version }
  }
}
