export type { EventLog, Lag, LogRecord, SubscribeTo, Subscription, UnreadableRecord } from './port.ts'
