import { isIP } from 'node:net'

/** This machine, as a URL and a Host header name it. */
export const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The host of a Host or Origin header without its port, in lower case. */
function hostOf(header: string): string {
  return header.toLowerCase().replace(/:\d+$/u, '')
}

const bare = (host: string): string => host.replace(/^\[|\]$/gu, '')

/**
 * Whether a request's Host header may be ours. A page elsewhere can point its own name at our address (DNS rebinding)
 * but cannot make the browser send another name; so names are taken only when listed. On a loopback listener
 * addresses other than loopback are foreign too.
 */
export function isOwnHost(
  header: string | undefined,
  { listen, names }: { listen: string; names: readonly string[] },
): boolean {
  if (header === undefined) return false
  const host = hostOf(header)
  if (LOOPBACK_NAMES.has(host) || names.includes(host)) return true
  const onLoopback = LOOPBACK_NAMES.has(listen) || listen === '::1'
  return !onLoopback && isIP(bare(host)) !== 0
}

/** Whether a request that changes something was made by our own page or by no page at all (CSRF). */
export function isOwnOrigin(headers: {
  readonly host?: string | undefined
  readonly origin?: string | undefined
  readonly site?: string | undefined
}): boolean {
  if (headers.site !== undefined && headers.site !== 'same-origin' && headers.site !== 'none') return false
  if (headers.origin === undefined) return true
  if (headers.host === undefined || !URL.canParse(headers.origin)) return false
  return new URL(headers.origin).host === headers.host.toLowerCase()
}
