import type { IncomingHttpHeaders } from 'node:http'
import type { Site } from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import { parseCookie, stringifySetCookie } from 'cookie'
import { LOOPBACK_NAMES } from '../guard/host-check.ts'

/** The address a browser is on, and whether what it keeps travels encrypted. */
export interface BrowserSite extends Site {
  readonly secure: boolean
}

/** On the machine itself plain HTTP is enough; from elsewhere a browser comes over HTTPS, through a proxy that ends it. */
export function siteOf({ host = 'localhost' }: IncomingHttpHeaders, publicUrl?: string): BrowserSite {
  const hostname = host.toLowerCase().replace(/:\d+$/u, '')
  if (LOOPBACK_NAMES.has(hostname)) return { origin: `http://${host}`, hostname, secure: false }
  const known = publicUrl === undefined ? null : new URL(publicUrl)
  const origin = known?.hostname === hostname ? known.origin : `https://${host}`
  return { origin, hostname, secure: true }
}

/** @throws SeinpostError `forbidden` from a page that came over plain HTTP: a password would have travelled in the open. */
export function assertPrivate({ secure }: BrowserSite, { origin }: IncomingHttpHeaders): void {
  if (!secure || origin?.startsWith('http://') !== true) return
  throw new SeinpostError('forbidden', 'Signing in from another machine goes over HTTPS only.', {
    remedy: 'Put a proxy that ends TLS before Seinpost (docs/access.md), or sign in on the machine itself.',
  })
}

/** A cookie of the program. Over HTTPS its prefix keeps other hosts of the domain from planting one. */
export type CookieName = 'seinpost' | 'seinpost-ask'
const fullName = (name: CookieName, { secure }: BrowserSite) => (secure ? `__Host-${name}` : name)

export function cookieOf(
  { cookie }: IncomingHttpHeaders,
  name: CookieName,
  site: BrowserSite,
): string | undefined {
  return cookie === undefined ? undefined : parseCookie(cookie)[fullName(name, site)]
}

/**
 * A `Set-Cookie` that no script can read. An empty value takes the cookie away. `lax` is for what must survive the way
 * back from a provider's pages.
 */
export function setCookie(
  name: CookieName,
  value: string,
  { site, seconds, lax = false }: { site: BrowserSite; seconds: number; lax?: boolean },
): string {
  return stringifySetCookie(fullName(name, site), value, {
    path: '/',
    httpOnly: true,
    sameSite: lax ? 'lax' : 'strict',
    secure: site.secure,
    maxAge: value === '' ? 0 : Math.floor(seconds),
  })
}
