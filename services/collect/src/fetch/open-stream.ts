import type { IncomingMessage } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { faultOf } from './fault.ts'
import { checkedUrl, type FetchOptions } from './fetch-page.ts'
import { guardedLookup } from './guarded-lookup.ts'
import { unreachable } from './unreachable.ts'

export interface StreamOptions extends Pick<FetchOptions, 'userAgent' | 'allowPrivate' | 'headers'> {
  readonly stop: AbortSignal
  /** Without a byte for this long the stream counts as broken. */
  readonly idleMs?: number
}

const IDLE_MS = 90_000

/**
 * Opens an answer that goes on and on. Redirects are not followed: a stream has one address.
 *
 * @throws SeinpostError `source_unreachable`.
 */
export async function openStream(address: string, options: StreamOptions): Promise<IncomingMessage> {
  const { userAgent, allowPrivate = false, headers, stop, idleMs = IDLE_MS } = options
  const url = checkedUrl(new URL(address), options)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const asked = request(url, {
        agent: false,
        lookup: guardedLookup(allowPrivate),
        signal: stop,
        timeout: idleMs,
        headers: { 'user-agent': userAgent, ...headers },
      })
      asked.on('timeout', () => asked.destroy(new Error(`nothing came for ${idleMs} ms`)))
      asked.on('response', resolve)
      asked.on('error', reject)
      asked.end()
    })
    if (answer.statusCode === 200) return answer
    answer.destroy()
    throw unreachable(url, `the stream answered ${answer.statusCode}`, {
      retryable: true,
      remedy: 'Check the server and the token; without `stream: true` the source is polled instead.',
    })
  } catch (error) {
    throw faultOf(error, url, { late: false, timeoutMs: idleMs, maxBytes: 0 })
  }
}
