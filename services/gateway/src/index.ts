export { accountRoutes } from './access/account-routes.ts'
export { LOCAL_ACTOR } from './access/actor.ts'
export { linkRoutes } from './access/link-routes.ts'
export { openOidcClient } from './access/oidc-client.ts'
export { oidcRoutes } from './access/oidc-routes.ts'
export { orderRoutes } from './access/order-routes.ts'
export { passkeyRoutes } from './access/passkey-routes.ts'
export { type SignInDeps, sessionRoutes } from './access/session-routes.ts'
export { openWhoAsks } from './access/who-asks.ts'
export { type Delivery, type DeliveryLog, deliveryRoutes } from './delivery/routes.ts'
export type {
  Accept,
  AcceptInput,
  AcceptResult,
  Access,
  AuditRecord,
  DeskCases,
  DeskReading,
  DrawCase,
  GatewayDeps,
  GatewayLog,
  PartReadiness,
  QueueName,
  Regroup,
  RouteArea,
} from './deps.ts'
export { type FollowupRouteDeps, followupRoutes } from './followup/routes.ts'
export { Problem } from './guard/problem.ts'
export { handoverRoutes } from './handover/routes.ts'
export {
  type AddedModel,
  AssessedInput,
  type ModelDesk,
  Models,
  modelRoutes,
} from './models/routes.ts'
export { type Gateway, type GatewayOptions, openGateway, type ServedRoute } from './open-gateway.ts'
export { configRoutes } from './operate/config-routes.ts'
export { type DeadLetter, type DeadLetters, deadRoutes } from './operate/dead-routes.ts'
export {
  type ModelCard,
  type ModelDeps,
  modelCardRoutes,
  type RouteTrial,
  type RouteTrialInput,
} from './operate/model-routes.ts'
export type { Operator, Signed, TriedBlocks } from './operate/operator.ts'
export type { PurposeFrame, SubjectAnswer, SubjectAsked } from './oversight/answers.ts'
export { type OversightDeps, oversightRoutes } from './oversight/routes.ts'
export { referralRoutes } from './referral/routes.ts'
export { type TrendDeps, trendRoutes } from './trends/routes.ts'
