/** Where a log's own messages go; a pino logger fits. */
export interface EventLogLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
  error(fields: Readonly<Record<string, unknown>>, message: string): void
}
