import type { Level, Outcome, RetentionRule, RetentionState, SourceKind } from '@seinpost/schemas'

/** What the date something goes is decided from. Times are ISO. */
export interface RetentionFacts {
  readonly level: Level | null
  readonly outcome: Outcome | null
  readonly sourceKind: SourceKind
  readonly state: RetentionState
  /** Of the newest signal. */
  readonly receivedAt: string
  readonly assessedAt: string | null
  readonly closedAt: string | null
  /** What the legal frame of its source said when it came in. */
  readonly frameUntil: string
}

export interface RetainUntil {
  readonly until: string
  /** The rule that says so; null for the frame. */
  readonly rule: RetentionRule | null
}

const DAY_MS = 86_400_000

/** Until when something is kept, and why: the shortest of frame and matching rules, or the first explicit rule. */
export function retainUntil(facts: RetentionFacts, rules: readonly RetentionRule[]): RetainUntil {
  const matching = rules.filter((rule) => matches(facts, rule))
  const explicit = matching.find((rule) => rule.explicit)
  if (explicit !== undefined) return { until: endOf(facts, explicit), rule: explicit }
  let kept: RetainUntil = { until: facts.frameUntil, rule: null }
  for (const rule of matching) {
    const until = endOf(facts, rule)
    if (until < kept.until) kept = { until, rule }
  }
  return kept
}

function matches(facts: RetentionFacts, { when }: RetentionRule): boolean {
  const { level, outcome, sourceKind, state } = when
  if (level !== undefined && (facts.level === null || ![level].flat().includes(facts.level))) return false
  if (outcome !== undefined && outcome !== facts.outcome) return false
  if (sourceKind !== undefined && sourceKind !== facts.sourceKind) return false
  return state === undefined || state === facts.state
}

/** The clock of a rule starts at the last of what it names. */
function endOf(facts: RetentionFacts, { when, days }: RetentionRule): string {
  const starts = [facts.receivedAt]
  if (when.outcome !== undefined && facts.assessedAt !== null) starts.push(facts.assessedAt)
  if (when.state === 'closed' && facts.closedAt !== null) starts.push(facts.closedAt)
  return new Date(Math.max(...starts.map((start) => Date.parse(start))) + days * DAY_MS).toISOString()
}
