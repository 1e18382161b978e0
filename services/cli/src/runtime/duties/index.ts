import { auditHeadDuty } from './audit-heads.ts'
import { correctionDuty } from './corrections.ts'
import { deadlineDuty } from './deadlines.ts'
import { dispatchDuty } from './dispatch.ts'
import { driftDuty } from './drift.ts'
import type { OpenDuty } from './duty.ts'
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
  dispatchDuty,
  lapseDuty,
  retentionDuty,
  auditHeadDuty,
  deadlineDuty,
  mailDuty,
  driftDuty,
  trendsDuty,
  handoverDuty,
  correctionDuty,
  secondLookDuty,
  wakeDuty,
  referralDuty,
]
