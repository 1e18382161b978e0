export { MAX_EVENT_BYTES } from './event-codec.ts'
export type { EventLogLog } from './event-log-log.ts'
export { type OpenEventLogDeps, openEventLog } from './open-event-log.ts'
export type {
  EventLog,
  Forgotten,
  Lag,
  LogRecord,
  SubscribeTo,
  Subscription,
  UnreadableRecord,
} from './port.ts'
