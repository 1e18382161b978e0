import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { SeinpostError } from '@seinpost/domain'
import { faultOf } from './fault.ts'
import { guardedLookup } from './guarded-lookup.ts'
import { isPrivateAddress } from './private-address.ts'
import { readBody } from './read-body.ts'
import { unreachable } from './unreachable.ts'

export interface FetchOptions {
  readonly userAgent: string
  /** Reads from private addresses too: for tests and a demonstration on one machine. */
  readonly allowPrivate?: boolean
  /** For one request with its body. */
  readonly timeoutMs?: number
  /** Of the body, packed and unpacked. */
  readonly maxBytes?: number
  readonly maxRedirects?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly stop?: AbortSignal
  /** Asked before every request, redirects included: whether and when the address may be read. */
  readonly before?: (url: URL) => Promise<void>
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
  const { maxRedirects = MAX_REDIRECTS } = options
  let url = checkedUrl(parsedUrl(address), options)
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    await options.before?.(url)
    const answer = await askWithin(url, options)
    if (!('next' in answer)) return answer
    url = checkedUrl(answer.next, options)
  }
  throw unreachable(url, `more than ${maxRedirects} redirects`, {
    remedy: 'Put the address where the feed really is in the config.',
  })
}

/** One request with its body, or where it sends on to. The clock starts here: waiting for a turn is not the host's fault. */
async function askWithin(url: URL, options: FetchOptions): Promise<Page | { readonly next: URL }> {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = options
  const late = AbortSignal.timeout(timeoutMs)
  const stop = options.stop === undefined ? late : AbortSignal.any([late, options.stop])
  let answer: IncomingMessage | undefined
  try {
    answer = await ask(url, { ...options, stop })
    const next = REDIRECTS.has(answer.statusCode ?? 0) ? answer.headers.location : undefined
    if (next !== undefined) return { next: parsedUrl(next, url) }
    const body = await readBody(answer, maxBytes)
    return { url, status: answer.statusCode ?? 0, headers: answer.headers, body }
  } catch (error) {
    throw faultOf(error, url, { late: late.aborted, timeoutMs, maxBytes })
  } finally {
    answer?.destroy()
  }
}

function parsedUrl(address: string, base?: URL): URL {
  if (URL.canParse(address, base)) return new URL(address, base)
  throw new SeinpostError('source_unreachable', `${base?.host ?? 'the source'}: an address that is none`, {
    remedy: 'Give a whole address, such as https://nieuws.example.org/rss.',
  })
}

/** The address, when it is one a collector may read. Names are checked when they are looked up. */
export function checkedUrl(url: URL, { allowPrivate = false }: Pick<FetchOptions, 'allowPrivate'>): URL {
  if (!/^(?:https?|wss?):$/u.test(url.protocol)) {
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
