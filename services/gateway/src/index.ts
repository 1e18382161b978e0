export type {
  Accept,
  AcceptInput,
  AcceptResult,
  DeskCases,
  GatewayDeps,
  GatewayLog,
  PartReadiness,
  QueueName,
} from './deps.ts'
export { type Gateway, type GatewayOptions, openGateway } from './open-gateway.ts'
