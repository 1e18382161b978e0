import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { faultOf } from './fault.ts'
import { guardedLookup } from './guarded-lookup.ts'
import { isPrivateAddress } from './private-address.ts'
import { readBody } from './read-body.ts'
import { unreachable } from './unreachable.ts'

export interface FetchOptions {
  readonly userAgent: string
  /** Reads from private addresses too: for tests and a demonstration on one machine. */
  readonly allowPrivate?: boolean
  /** For everything together, redirects and body included. */
  readonly timeoutMs?: number
  /** Of the body, packed and unpacked. */
  readonly maxBytes?: number
  readonly maxRedirects?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly stop?: AbortSignal
}

export interface Page {
  /** Where it was found, after redirects. */
  readonly url: URL
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const TIMEOUT_MS = 20_000
const MAX_BYTES = 10 * 1024 * 1024
const MAX_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * Reads one web address within limits of time, size and redirects, from public addresses only.
 *
 * @throws SeinpostError `source_unreachable` when there is no answer within the limits, or the address is not allowed.
 */
export async function fetchPage(address: string, options: FetchOptions): Promise<Page> {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, maxRedirects = MAX_REDIRECTS } = options
  const late = AbortSignal.timeout(timeoutMs)
  const stop = options.stop === undefined ? late : AbortSignal.any([late, options.stop])
  let url = checkedUrl(new URL(address), options)
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    try {
      const answer = await ask(url, { ...options, stop })
      const next = REDIRECTS.has(answer.statusCode ?? 0) ? answer.headers.location : undefined
      if (next === undefined) {
        const body = await readBody(answer, maxBytes)
        return { url, status: answer.statusCode ?? 0, headers: answer.headers, body }
      }
      answer.destroy()
      url = checkedUrl(new URL(next, url), options)
    } catch (error) {
      throw faultOf(error, url, { late: late.aborted, timeoutMs, maxBytes })
    }
  }
  throw unreachable(url, `more than ${maxRedirects} redirects`, {
    remedy: 'Put the address where the feed really is in the config.',
  })
}

/** The address, when it is one a collector may read. Names are checked when they are looked up. */
function checkedUrl(url: URL, { allowPrivate = false }: FetchOptions): URL {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw unreachable(url, `${url.protocol} addresses are not read`, {
      remedy: 'Give an http or https address.',
    })
  }
  if (url.username !== '' || url.password !== '') {
    throw unreachable(url, 'the address holds a user name or password', {
      remedy: 'Seinpost reads public sources only; leave the name and password out.',
    })
  }
  const host = url.hostname.replace(/^\[|\]$/gu, '')
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) {
    throw unreachable(url, 'a private address', { remedy: 'Seinpost reads public sources only.' })
  }
  return url
}

function ask(
  url: URL,
  { userAgent, allowPrivate = false, headers, stop }: FetchOptions,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      // A connection of its own: a kept one could go to an address that was checked for another request.
      agent: false,
      lookup: guardedLookup(allowPrivate),
      ...(stop && { signal: stop }),
      headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip, deflate, br', ...headers },
    })
    asked.on('response', resolve)
    asked.on('error', reject)
    asked.end()
  })
}
