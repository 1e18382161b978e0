import type { BacktestQuality, MissedCase } from '@seinpost/schemas'
import { type AssessedSignal, isSerious } from './assessed.ts'
import type { Rerun, RerunCase } from './rerun.ts'
import { shareOf } from './share.ts'

/** A level nobody should miss, assessed or not. */
const SERIOUS_LEVEL = 3

const caseBySignal = ({ cases }: Rerun): ReadonlyMap<string, RerunCase> =>
  new Map(cases.flatMap((one) => one.members.map((id) => [id, one] as const)))

/** Precision and recall on what people assessed. What no person saw is in neither. */
export function qualityOf(run: Rerun, assessed: readonly AssessedSignal[]): BacktestQuality {
  const bySignal = caseBySignal(run)
  const made = assessed.filter(({ signalId }) => bySignal.has(signalId))
  const serious = assessed.filter(isSerious)
  const found = made.filter(isSerious).length
  return {
    cases: run.cases.length,
    archived: run.archived,
    precision: shareOf(found, made.length),
    recall: shareOf(found, serious.length),
  }
}

/** Cases of the base that matter and that the candidate makes no case of, or takes every desk from that had it. */
export function missedOf(base: Rerun, candidate: Rerun, assessed: readonly AssessedSignal[]): MissedCase[] {
  const outcomes = new Map(assessed.map(({ signalId, outcome }) => [signalId, outcome]))
  const kept = caseBySignal(candidate)
  return base.cases.flatMap(({ id, level, members }) => {
    const judged = members.find((member) => outcomes.has(member))
    const outcome = judged === undefined ? null : (outcomes.get(judged) ?? null)
    const matters = outcome === null ? level >= SERIOUS_LEVEL : isSerious({ outcome })
    if (!matters || members.some((member) => kept.has(member))) return []
    return [{ caseId: id, level, outcome }]
  })
}
