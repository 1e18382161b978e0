import { z } from 'zod'
import { SecretRef } from './ports.ts'
import { ClockTime, WeekDay } from './routing.ts'

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

/** Who of a desk is told by mail. Mail holds no text of a signal, only that there is something, how grave, and a link. */
export const MailReceiver = z.strictObject({
  queue: z.string().min(1),
  to: z.array(z.email()).min(1),
  language: z.enum(['nl', 'fr', 'en']).default('nl'),
  /** Of which cases the desk is told at once. */
  alerts: z.enum(['acute', 'all', 'none']).default('acute'),
  /** A daily count of what waits; at this Belgian time. */
  digest: z.strictObject({ at: ClockTime, days: z.array(WeekDay).min(1).optional() }).optional(),
  /** Mails an hour besides those about acute cases; what is over waits and goes together in one. */
  perHour: z.int().min(1).max(1_000).default(12),
})
export type MailReceiver = z.infer<typeof MailReceiver>

export const MailConfig = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(587),
  /** `implicit` speaks TLS from the first byte (port 465); `starttls` refuses a server that does not offer it. */
  tls: z.enum(['starttls', 'implicit', 'none']).default('starttls'),
  user: z.string().min(1).optional(),
  password: SecretRef.optional(),
  from: z.email(),
  /** Where the console is reached, for the links; without one the mail names the case by its id. */
  link: z.url({ protocol: /^https?$/u }).optional(),
  timeoutSeconds: z.number().min(1).max(120).default(15),
  receivers: z.array(MailReceiver).min(1),
})
export type MailConfig = z.infer<typeof MailConfig>

export const DeliveryConfig = z.strictObject({
  mail: MailConfig.optional(),
  webhooks: z.array(WebhookConfig).default([]),
})
export type DeliveryConfig = z.infer<typeof DeliveryConfig>
