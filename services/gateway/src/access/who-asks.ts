import { timingSafeEqual } from 'node:crypto'
import { type AccessBooks, hashOf, LINK_PREFIX, LOCAL_PREFIX, SERVICE_PREFIX } from '@seinpost/access'
import { SeinpostError } from '@seinpost/domain'
import type { Actor } from '@seinpost/schemas'
import type { Access } from '../deps.ts'
import { LOCAL_ACTOR } from './actor.ts'
import { cookieOf, siteOf } from './site.ts'

export interface WhoAsksDeps {
  readonly books: Pick<AccessBooks, 'sessions' | 'tokens' | 'links'>
  /** The token of commands on this machine; null where none was left for them. */
  readonly localToken: string | null
  /** Whoever brings nothing is whoever sits at the machine. */
  readonly open: boolean
  readonly anybodyMay: Access['anybodyMay']
  readonly requestsPerMinute: number
  readonly publicUrl?: string | undefined
}

const ended = (what: string, remedy: string) => new SeinpostError('unauthenticated', what, { remedy })

/** Tells who makes a request: by a bearer token, else by the cookie of a session. */
export function openWhoAsks(deps: WhoAsksDeps): Access {
  const { books, localToken, open, anybodyMay, requestsPerMinute, publicUrl } = deps

  async function byToken(token: string): Promise<Actor> {
    if (token.startsWith(LOCAL_PREFIX) && localToken !== null && isSame(token, localToken)) return LOCAL_ACTOR
    const found = token.startsWith(SERVICE_PREFIX)
      ? await books.tokens.actorOf(token)
      : token.startsWith(LINK_PREFIX)
        ? await books.links.actorOf(token)
        : null
    if (found !== null) return found
    throw ended('This token is not good, or no longer.', 'Ask whoever gave it to you for another.')
  }

  async function bySession(id: string, quietly: boolean | undefined): Promise<Actor | null> {
    const actor = await books.sessions.actorOf(id, { quietly })
    if (actor !== null) return actor
    if (open) return LOCAL_ACTOR
    throw ended('Your session has ended.', 'Sign in again.')
  }

  return {
    anybodyMay,
    requestsPerMinute,
    actorOf: async (headers, { quietly } = {}) => {
      const { authorization } = headers
      if (authorization !== undefined) return await byToken(authorization.replace(/^bearer +/iu, ''))
      const session = cookieOf(headers, 'seinpost', siteOf(headers, publicUrl))
      if (session !== undefined) return await bySession(session, quietly)
      return open ? LOCAL_ACTOR : null
    },
    spendLink: ({ id }, count) => books.links.spend(id.slice('link:'.length), count),
  }
}

const isSame = (a: string, b: string) => timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)))
