export { actingAs, assertDesk, hasDesk, LOCAL_ACTOR } from './access/actor.ts'
export type {
  Accept,
  AcceptInput,
  AcceptResult,
  Access,
  AuditRecord,
  DeskCases,
  GatewayDeps,
  GatewayLog,
  PartReadiness,
  QueueName,
  RouteArea,
} from './deps.ts'
export { Problem, sendProblem } from './guard/problem.ts'
export { type Gateway, type GatewayOptions, openGateway } from './open-gateway.ts'
