import { z } from 'zod'
import { SecretRef } from './ports.ts'

/** Where a desk's own system wants to be told of its released cases, as Standard Webhooks. */
export const WebhookConfig = z.strictObject({
  /** The queue whose cases are told, such as `municipality-11002`. */
  queue: z.string().min(1),
  url: z.url({ protocol: /^https?$/u }),
  /** Shared with the receiver; signs every call. Standard Webhooks' `whsec_` form or base64. */
  secret: SecretRef,
  perMinute: z.int().min(1).max(60_000).default(60),
  timeoutSeconds: z.number().min(1).max(120).default(10),
})
export type WebhookConfig = z.infer<typeof WebhookConfig>

export const DeliveryConfig = z.strictObject({
  webhooks: z.array(WebhookConfig).default([]),
})
export type DeliveryConfig = z.infer<typeof DeliveryConfig>
