export { compileRouting } from './compile-routing.ts'
export { contactOfQueue, escalationOf, isDesk } from './desks.ts'
export { explainRoute, type RouteExplanation, type RouteStep } from './explain-route.ts'
export type { RoutedScore, RoutedSignal, RouteInput } from './facts.ts'
export {
  decideHandover,
  type HandoverAct,
  type HandoverDecision,
  type HandoverEffect,
  type HandoverRefusal,
  type HandoverState,
} from './handover.ts'
export { crossingFields, type PreviewInput, previewOf } from './handover-preview.ts'
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
export { inOwnerOrder, ROUTE_FROM } from './owner-order.ts'
export { findProblems, receiverProblems } from './problems.ts'
export {
  ANALYST,
  cellQueue,
  contactQueue,
  districtQueue,
  HELP,
  municipalityQueue,
  SUPRA_LOCAL,
  zoneQueue,
} from './queues.ts'
export { type Rerouted, rerouteReport } from './reroute.ts'
export { routeSignal } from './route-signal.ts'
export { type LocatedInput, locateInputOf, type RouteDeps, routeStage } from './route-stage.ts'
export { type RouteTestResult, runRouteTests } from './route-tests.ts'
export type { Jurisdictions, RoutingTree } from './tree.ts'
