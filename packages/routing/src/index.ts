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
export { inOwnerOrder, ROUTE_FROM } from './owner-order.ts'
export { findProblems } from './problems.ts'
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
