import type { CaseCorrections, Sheets } from '@seinpost/followup'
import type { RouteArea } from '../deps.ts'
import { type CareDeps, careRoutes } from './care-routes.ts'
import { correctionRoutes } from './correction-routes.ts'
import { type DeskToolDeps, deskToolRoutes } from './desk-tool-routes.ts'
import { type PlanDeps, planRoutes } from './plan-routes.ts'
import { type ReferrerDeps, referrerRoutes } from './referrer-routes.ts'
import { type SecondLookDeps, secondLookRoutes } from './second-look-routes.ts'
import { sheetRoutes } from './sheet-routes.ts'

export type FollowupRouteDeps = PlanDeps &
  ReferrerDeps &
  DeskToolDeps &
  SecondLookDeps &
  CareDeps & { readonly sheets: Sheets; readonly corrections: CaseCorrections }

/** What happens after a signal has become a case: next steps, feedback, corrections, and how a desk works on many. */
export const followupRoutes =
  (deps: FollowupRouteDeps): RouteArea =>
  (app) => {
    planRoutes(app, deps)
    sheetRoutes(app, deps.sheets)
    correctionRoutes(app, deps.corrections)
    referrerRoutes(app, deps)
    deskToolRoutes(app, deps)
    secondLookRoutes(app, deps)
    careRoutes(app, deps)
  }
