import type { CaseStore, Clock } from '@seinpost/store'
import type { DeadlineStore, Received, Standing } from './deadline-store.ts'
import { decideEscalation } from './escalate.ts'
import type { TermOf } from './rules.ts'

/** What a desk is told about a deadline; the same `id` told again is the same notice. */
export interface DeadlineNotice {
  readonly id: string
  readonly queue: string
  readonly kind: 'reminder' | 'missed' | 'escalated'
  readonly caseId: string
  readonly dueAt: string
}

export interface KeepDeps {
  readonly deadlines: DeadlineStore
  readonly cases: Pick<CaseStore, 'work'>
  readonly termOf: TermOf
  /** The desk up the line: zone, judicial district, supra-local; itself at the end of it. */
  readonly above: (queue: string) => string
  /** Durable when it resolves. */
  readonly tell: (notice: DeadlineNotice) => Promise<void>
  readonly now: Clock
}

export interface Kept {
  readonly begun: number
  readonly reminded: number
  readonly missed: number
}

const AT_ONCE = 500

/**
 * One look at every deadline: ends what was dealt with, begins what came in, reminds, and takes what is overdue up the
 * line. A crash in between is made good by the next look: nothing is told, shared or counted twice.
 */
export async function keepDeadlines(deps: KeepDeps): Promise<Kept> {
  const { deadlines } = deps
  await deadlines.end()
  const begun = await beginAll(deps)
  await shortenRaised(deps)
  const toRemind = await deadlines.toRemind()
  for (const standing of toRemind) {
    await deps.tell(noticeOf(standing, 'reminder', standing.queue))
    await deadlines.reminded(standing)
  }
  const overdue = await deadlines.overdue()
  for (const standing of overdue) await miss(standing, deps)
  return { begun, reminded: toRemind.length, missed: overdue.length }
}

async function beginAll({ deadlines, termOf }: KeepDeps): Promise<number> {
  let begun = 0
  let after: Received | null = null
  for (;;) {
    const page: readonly Received[] = await deadlines.received({ limit: AT_ONCE, after })
    for (const received of page) {
      const term = termOf({ ...received, from: new Date(received.from) })
      if (term === null) continue
      await deadlines.begin(received, term)
      begun += 1
    }
    after = page.at(-1) ?? null
    if (page.length < AT_ONCE) return begun
  }
}

async function shortenRaised({ deadlines, termOf, now }: KeepDeps): Promise<void> {
  for (const standing of await deadlines.raised())
    await deadlines.shorten(standing, standing.level, termOf({ ...standing, from: now() }))
}

async function miss(standing: Standing, deps: KeepDeps): Promise<void> {
  const { cases, deadlines, tell, now } = deps
  const { caseId, queue, escalates } = standing
  const to = deps.above(queue)
  const above = escalates && to !== queue ? to : null
  if (above !== null)
    await cases.work(caseId, (stored) =>
      decideEscalation(stored, { from: queue, to: above, at: now().toISOString() }),
    )
  await tell(noticeOf(standing, 'missed', queue))
  if (above !== null) await tell(noticeOf(standing, 'escalated', above))
  await deadlines.missed(standing, above)
}

const noticeOf = (
  { caseId, queue, round, dueAt }: Standing,
  kind: DeadlineNotice['kind'],
  to: string,
): DeadlineNotice => ({ id: `${kind}/${caseId}/${queue}/${round}`, queue: to, kind, caseId, dueAt })
