import type { MastodonSourceConfig } from '@seinpost/schemas'
import { z } from 'zod'
import { unreachable } from '../fetch/unreachable.ts'
import type { Web } from '../fetch/web.ts'

const PAGE = 40
const Statuses = z.array(z.unknown())

export interface TimelineDeps {
  readonly web: Web
  readonly token: string | undefined
}

const bearer = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` }

/** A page of the timeline: the newest, or the first that follows `after` (`min_id`), the oldest status first. */
export async function timelinePage(
  { server, hashtag, local, allowPrivate }: MastodonSourceConfig,
  { web, token, after, stop }: TimelineDeps & { readonly after: string | null; readonly stop: AbortSignal },
): Promise<unknown[]> {
  const path = hashtag === undefined ? 'public' : `tag/${encodeURIComponent(hashtag)}`
  const url = new URL(`/api/v1/timelines/${path}`, server)
  url.searchParams.set('limit', String(PAGE))
  if (local) url.searchParams.set('local', 'true')
  if (after !== null) url.searchParams.set('min_id', after)
  const headers = { accept: 'application/json', ...bearer(token) }
  const page = await web.get(url.href, { robots: 'api', headers, allowPrivate, stop })
  return statusesIn(page.body.toString('utf8'), url).toReversed()
}

function statusesIn(body: string, url: URL): unknown[] {
  try {
    return Statuses.parse(JSON.parse(body))
  } catch (cause) {
    throw unreachable(url, 'the answer is no list of statuses', {
      remedy: 'Check that `server` is a Mastodon server.',
      cause,
    })
  }
}

/** Where the live timeline is read, and what to ask with. */
export function streamAddress(
  { server, hashtag, local }: MastodonSourceConfig,
  token: string | undefined,
): { readonly url: URL; readonly headers: Record<string, string> } {
  const path = hashtag === undefined ? 'public' : 'hashtag'
  const url = new URL(`/api/v1/streaming/${path}${local ? '/local' : ''}`, server)
  if (hashtag !== undefined) url.searchParams.set('tag', hashtag)
  return { url, headers: { accept: 'text/event-stream', ...bearer(token) } }
}
