import { asSeinpostError, SeinpostError } from '@seinpost/domain'
import { Webhook } from 'standardwebhooks'

export interface WebhookCall {
  readonly url: string
  readonly secret: string
  /** The same for every try of one notice, so that a receiver that keeps it takes a notice once. */
  readonly idempotencyKey: string
  readonly body: string
  readonly at: Date
  readonly timeoutMs: number
  readonly stop: AbortSignal
}

/**
 * Posts a notice, signed as Standard Webhooks asks (HMAC-SHA256 over id, time and body). A redirect is not followed: the
 * operator named this address and no other.
 *
 * @throws SeinpostError `source_unreachable`, retryable, when the receiver did not confirm with a 2xx in time.
 */
export async function sendWebhook({
  url,
  secret,
  idempotencyKey,
  body,
  at,
  timeoutMs,
  stop,
}: WebhookCall): Promise<void> {
  const signature = new Webhook(secret).sign(idempotencyKey, at, body)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': idempotencyKey,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signature,
  }
  const signal = AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)])
  const status = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal }).then(
    async (response) => {
      await response.body?.cancel()
      return response.status
    },
    (cause: unknown) => {
      throw new SeinpostError(
        'source_unreachable',
        `the receiver did not answer: ${asSeinpostError(cause).message}`,
        { retryable: true, cause },
      )
    },
  )
  if (status >= 200 && status < 300) return
  throw new SeinpostError('source_unreachable', `the receiver answered ${status}`, { retryable: true })
}
