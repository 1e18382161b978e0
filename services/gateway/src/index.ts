export type {
  Accept,
  AcceptInput,
  AcceptResult,
  CaseChange,
  CaseReader,
  ChangeFeed,
  GatewayDeps,
  GatewayLog,
  PartReadiness,
  QueuePage,
  QueueSummary,
} from './deps.ts'
export { type Gateway, type GatewayOptions, openGateway } from './open-gateway.ts'
