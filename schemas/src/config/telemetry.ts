import { z } from 'zod'

/** Traces of single signals across the stages, as OpenTelemetry over HTTP. Off unless it names where to send them. */
export const TelemetryConfig = z.strictObject({
  traces: z
    .strictObject({
      /** An OTLP/HTTP collector's address for traces, such as `http://127.0.0.1:4318/v1/traces`. */
      endpoint: z.url({ protocol: /^https?$/u }),
      /** Which part of the signals is followed; the same signals in every worker. */
      share: z.number().gt(0).max(1).default(0.01),
    })
    .optional(),
})
export type TelemetryConfig = z.infer<typeof TelemetryConfig>
