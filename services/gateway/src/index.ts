export { actingAs, assertDesk, hasDesk, LOCAL_ACTOR } from './access/actor.ts'
export { caseFor, readersOf } from './access/readers.ts'
export { type Delivery, type DeliveryLog, deliveryRoutes } from './delivery/routes.ts'
export type {
  Accept,
  AcceptInput,
  AcceptResult,
  Access,
  AuditRecord,
  DeskCases,
  DeskReading,
  GatewayDeps,
  GatewayLog,
  PartReadiness,
  QueueName,
  RouteArea,
} from './deps.ts'
export { Problem, sendProblem } from './guard/problem.ts'
export { type Gateway, type GatewayOptions, openGateway } from './open-gateway.ts'
export { type TrendDeps, trendRoutes } from './trends/routes.ts'
