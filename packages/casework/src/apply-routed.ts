import type { Routed } from '@seinpost/schemas'
import type { Applied, CaseStore } from '@seinpost/store'
import { caseDecider } from './case-decider.ts'
import type { CasePolicy } from './case-policy.ts'

export interface ApplyDeps {
  readonly cases: Pick<CaseStore, 'apply'>
  readonly policy: CasePolicy
}

/** Brings routed signals to their cases, all or nothing; taking them again changes nothing. */
export const applyRouted = (batch: readonly Routed[], { cases, policy }: ApplyDeps): Promise<Applied> =>
  cases.apply(batch, caseDecider(policy))
