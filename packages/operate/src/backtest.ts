import type { Backtest, DesksConfig } from '@seinpost/schemas'
import { type AssessedSignal, isSerious } from './assessed.ts'
import { compareDesks } from './compare-desks.ts'
import { missedOf, qualityOf } from './judge-quality.ts'
import type { Rerun } from './rerun.ts'

export interface BacktestInput {
  readonly base: Rerun
  readonly candidate: Rerun
  readonly assessed: readonly AssessedSignal[]
  readonly desks: DesksConfig
  readonly from: string
  readonly to: string
  readonly signals: number
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Days of a period; at least an hour, so that a rate of a handful of signals is not made of nothing. */
export const daysBetween = (from: string, to: string): number =>
  Math.max(Date.parse(to) - Date.parse(from), HOUR_MS) / DAY_MS

/** What the candidate changes for each desk, and what it is worth on what people assessed. */
export function backtest({
  base,
  candidate,
  assessed,
  desks,
  from,
  to,
  signals,
}: BacktestInput): Omit<Backtest, 'rescored' | 'seconds'> {
  const days = daysBetween(from, to)
  const missed = missedOf(base, candidate, assessed)
  return {
    from,
    to,
    days,
    signals,
    assessed: { cases: assessed.length, serious: assessed.filter(isSerious).length },
    base: qualityOf(base, assessed),
    candidate: qualityOf(candidate, assessed),
    desks: compareDesks(base, candidate, {
      days,
      desks,
      missed: new Set(missed.map(({ caseId }) => caseId)),
    }),
    missedSerious: missed,
  }
}
