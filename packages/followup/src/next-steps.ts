import {
  type Case,
  type CaseFactor,
  type HelpLine,
  type Playbook,
  type PlaybookContact,
  type PlaybookStep,
  PROTECTIVE_CONCEPTS,
  type StepKind,
  type StepMatch,
} from '@seinpost/schemas'

/** What of a case decides its next steps. */
export type StepCase = Pick<Case, 'level'> & {
  readonly score: Pick<Case['score'], 'concepts' | 'context'>
  readonly lead: Pick<Case['lead'], 'referral'> & { readonly source: Pick<Case['lead']['source'], 'kind'> }
  readonly assessment?: Case['assessment'] | undefined
}

/** What raises worry and what holds, side by side. */
export interface Factors {
  readonly risk: readonly CaseFactor[]
  readonly protective: readonly CaseFactor[]
}

/** A factor somebody at the desk added. */
export interface DeskFactor {
  readonly kind: 'risk' | 'protective'
  readonly factor: string
  readonly by: string
  readonly note?: string
}

export interface NextSteps {
  readonly factors: Factors
  readonly steps: Readonly<Record<StepKind, readonly PlaybookStep[]>>
  /** Those the steps name, in the order of the playbook. */
  readonly helpLines: readonly HelpLine[]
  readonly contacts: readonly PlaybookContact[]
}

const PROTECTIVE: ReadonlySet<string> = new Set(PROTECTIVE_CONCEPTS)

/** Everything that is known to raise or lower worry: from the text, from the partner, from the desk. */
function factorsOf({ score, lead }: StepCase, added: readonly DeskFactor[]): Factors {
  const seen = (concepts: readonly string[]) => concepts.map((factor) => ({ factor, from: 'text' as const }))
  const told = (factors: readonly string[]) => factors.map((factor) => ({ factor, from: 'partner' as const }))
  const own = (kind: DeskFactor['kind']) =>
    added.flatMap(({ kind: added_kind, ...rest }) =>
      added_kind === kind ? [{ ...rest, from: 'desk' as const }] : [],
    )
  return {
    risk: [
      ...seen(score.concepts.filter((concept) => !PROTECTIVE.has(concept))),
      ...told(lead.referral?.concerns ?? []),
      ...own('risk'),
    ],
    protective: [
      ...seen(score.concepts.filter((concept) => PROTECTIVE.has(concept))),
      ...told(lead.referral?.protective ?? []),
      ...own('protective'),
    ],
  }
}

interface StepFacts {
  readonly level: number
  readonly context: readonly string[]
  readonly factors: readonly string[]
  readonly sourceKind: string
  readonly sector: string | undefined
}

const many = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value
const anyOf = (wanted: string | readonly string[] | undefined, found: readonly string[]) =>
  wanted === undefined || many(wanted).some((one) => found.includes(one))

function matches(match: StepMatch, { level, context, factors, sourceKind, sector }: StepFacts): boolean {
  if (level < (match.minLevel ?? 0) || level > (match.maxLevel ?? 4)) return false
  if (match.notContext !== undefined && many(match.notContext).some((one) => context.includes(one)))
    return false
  return (
    anyOf(match.context, context) &&
    anyOf(match.factor, factors) &&
    anyOf(match.sourceKind, [sourceKind]) &&
    anyOf(match.sector, sector === undefined ? [] : [sector])
  )
}

/** A person's judgement counts above the model's. */
export const levelOf = ({ level, assessment }: Pick<StepCase, 'level' | 'assessment'>) =>
  assessment?.level ?? level
export const contextOf = ({ score, assessment }: Pick<StepCase, 'score' | 'assessment'>) =>
  assessment?.context ?? score.context

/** The steps of the playbook for a case, connecting and welfare beside enforcement. Pure. */
export function nextSteps(found: StepCase, playbook: Playbook, added: readonly DeskFactor[] = []): NextSteps {
  const factors = factorsOf(found, added)
  const facts = {
    level: levelOf(found),
    context: contextOf(found),
    factors: [...factors.risk, ...factors.protective].map(({ factor }) => factor),
    sourceKind: found.lead.source.kind,
    sector: found.lead.referral?.sector,
  }
  const chosen = playbook.steps.filter(({ match }) => matches(match, facts))
  const called = new Set(chosen.flatMap(({ call }) => call))
  const of = (kind: StepKind) => chosen.filter((step) => step.kind === kind)
  return {
    factors,
    steps: { connecting: of('connecting'), welfare: of('welfare'), enforcement: of('enforcement') },
    helpLines: playbook.helpLines.filter(({ id }) => called.has(id)),
    contacts: playbook.contacts.filter(({ id }) => called.has(id)),
  }
}
