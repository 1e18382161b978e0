import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** Structured logs. A line is a constant sentence with fields; the text or author of a signal is never one of them. */
export function openLogger(options: { readonly level: string; readonly to?: DestinationStream }): Logger {
  const settings = { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return options.to ? pino(settings, options.to) : pino(settings, pino.destination(2))
}
