import type { OpenArea } from './area.ts'
import { deliveryArea } from './delivery.ts'
import { followupArea } from './followup.ts'
import { handoverArea } from './handover.ts'
import { modelArea } from './models.ts'
import { operateArea } from './operate.ts'
import { oversightArea } from './oversight.ts'
import { referralArea } from './referral.ts'
import { sessionArea } from './session.ts'
import { sourceArea } from './sources.ts'
import { trendArea } from './trends.ts'

/** The parts of the API that are put together here; the gateway brings signals, queues, cases and health itself. */
export const AREAS: readonly OpenArea[] = [
  sessionArea,
  deliveryArea,
  sourceArea,
  trendArea,
  handoverArea,
  followupArea,
  modelArea,
  operateArea,
  oversightArea,
  referralArea,
]
