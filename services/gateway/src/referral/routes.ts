import type { RouteArea } from '../deps.ts'
import { formRoutes } from './form-routes.ts'
import { intakeRoute } from './intake-route.ts'
import type { ReferralDesk } from './ports.ts'
import { reviewRoutes } from './review-routes.ts'

/** What partners hand in: by the form, by e-mail with a review, and by signed calls of their systems. */
export const referralRoutes =
  (desk: ReferralDesk): RouteArea =>
  (app) => {
    formRoutes(app, desk)
    reviewRoutes(app, desk)
    intakeRoute(app, desk)
  }
