export { compileRouting } from './compile-routing.ts'
export { escalationOf } from './desks.ts'
export { explainRoute, type RouteExplanation, type RouteStep } from './explain-route.ts'
export type { RoutedScore, RoutedSignal, RouteInput } from './facts.ts'
export type {
  HandoverAct,
  HandoverDecision,
  HandoverEffect,
  HandoverRefusal,
  HandoverState,
} from './handover.ts'
export type { PreviewInput } from './handover-preview.ts'
export { answerHandover } from './hands/answer-handover.ts'
export {
  type Candidates,
  candidatesOf,
  choosePlace,
  isCandidate,
  type PlaceChoice,
  type PlaceDeps,
  type PlaceRequest,
} from './hands/choose-place.ts'
export { expireHandovers } from './hands/expire-handovers.ts'
export type {
  Answered,
  AnswerRequest,
  DeskRefusal,
  HandoverDeps,
  NotFound,
  Offered,
  OfferRequest,
  Previewed,
  Refused,
} from './hands/handover-port.ts'
export { hashOfToken } from './hands/handover-state.ts'
export { offerHandover, previewHandover } from './hands/offer-handover.ts'
export { type RerouteSummary, rerouteOpen } from './hands/reroute-open.ts'
export { Shared } from './hands/shared.ts'
export { ROUTE_FROM } from './owner-order.ts'
export { findProblems, receiverProblems } from './problems.ts'
export { ANALYST } from './queues.ts'
export type { Rerouted } from './reroute.ts'
export { routeSignal } from './route-signal.ts'
export { type LocatedInput, locateInputOf, type RouteDeps, routeStage } from './route-stage.ts'
export { type RouteTestResult, runRouteTests } from './route-tests.ts'
export type { Jurisdictions, RoutingTree } from './tree.ts'
