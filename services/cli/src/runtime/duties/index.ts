import { auditHeadDuty } from './audit-heads.ts'
import { correctionDuty } from './corrections.ts'
import { deadlineDuty } from './deadlines.ts'
import { dispatchDuty } from './dispatch.ts'
import { driftDuty } from './drift.ts'
import type { OpenDuty } from './duty.ts'
import { followConfig } from './follow-config.ts'
import { handoverDuty } from './handover.ts'
import { lapseDuty } from './lapse.ts'
import { mailDuty } from './mail.ts'
import { referralDuty } from './referral.ts'
import { retentionDuty } from './retention.ts'
import { secondLookDuty } from './second-looks.ts'
import { sweepDuty } from './sweep.ts'
import { trendsDuty } from './trends.ts'
import { wakeDuty } from './wake.ts'

/** Everything that runs by the clock. */
export const DUTIES: readonly OpenDuty[] = [
  sweepDuty,
  followConfig({ name: 'dispatch', everyMs: 15_000, keys: ['delivery', 'sharing'] }, dispatchDuty),
  lapseDuty,
  retentionDuty,
  auditHeadDuty,
  followConfig({ name: 'deadlines', everyMs: 15_000, keys: ['deadlines', 'routing'] }, deadlineDuty),
  followConfig({ name: 'mail', everyMs: 15_000, keys: ['delivery'] }, mailDuty),
  driftDuty,
  trendsDuty,
  handoverDuty,
  correctionDuty,
  secondLookDuty,
  wakeDuty,
  referralDuty,
]
