import type { Routed, ThresholdConfig } from '@seinpost/schemas'

/** Why a signal becomes a case, or that it does not. */
export type CaseReason = 'level' | 'referral' | 'help_seeking' | 'below_threshold'

/** A partner is owed an answer and a cry for help a reader, whatever the level. */
export function caseReason({ signal, score }: Routed, thresholds: ThresholdConfig): CaseReason {
  if (score.severity.effective >= thresholds.queueFromLevel) return 'level'
  if (thresholds.referralsAlways && signal.referral !== undefined) return 'referral'
  if (score.context.includes('help_seeking')) return 'help_seeking'
  return 'below_threshold'
}
