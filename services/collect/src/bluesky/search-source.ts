import type { BlueskySearchSourceConfig } from '@seinpost/schemas'
import { z } from 'zod'
import { unreachable } from '../fetch/unreachable.ts'
import type { Web } from '../fetch/web.ts'
import { type Frame, frameOf } from '../source/frame.ts'
import { Gather } from '../source/gather.ts'
import type { Source } from '../source/source.ts'
import { PostRecord, postSignal } from './post.ts'

/** `since` is when the newest post handed in was indexed; `at` holds the posts of that moment. */
const SearchCursor = z.object({ since: z.iso.datetime(), at: z.array(z.string()) })

/** The part of `app.bsky.feed.searchPosts` that is used. */
const SearchPage = z.object({ cursor: z.string().optional(), posts: z.array(z.unknown()) })
const PostView = z.object({
  uri: z.string().startsWith('at://'),
  author: z.object({
    did: z.string().startsWith('did:'),
    handle: z.string().min(1),
    labels: z.array(z.object({ val: z.string() })).optional(),
  }),
  record: PostRecord,
  indexedAt: z.iso.datetime({ offset: true }),
})
type PostView = z.infer<typeof PostView>

const PAGE = 100
const MAX_PAGES = 10

/** Posts that a search finds, the newest pages first until where the last visit began. */
export function blueskySearchSource(
  config: BlueskySearchSourceConfig,
  { web }: { readonly web: Web },
): Source {
  const frame = frameOf(config)

  async function searchPage(since: string | undefined, next: string | undefined, stop: AbortSignal) {
    const url = new URL('/xrpc/app.bsky.feed.searchPosts', config.server)
    const params = {
      q: config.query,
      sort: 'latest',
      limit: String(PAGE),
      since,
      cursor: next,
      lang: config.language,
    }
    for (const [name, value] of Object.entries(params))
      if (value !== undefined) url.searchParams.set(name, value)
    const { allowPrivate } = config
    const page = await web.get(url.href, {
      robots: 'api',
      headers: { accept: 'application/json' },
      allowPrivate,
      stop,
    })
    const parsed = SearchPage.safeParse(jsonOf(page.body.toString('utf8')))
    if (parsed.success) return parsed.data
    throw unreachable(url, 'the answer is no list of posts', {
      remedy: 'Check that `server` is a Bluesky server.',
    })
  }

  async function found(since: string | undefined, gather: Gather, stop: AbortSignal): Promise<PostView[]> {
    const posts: PostView[] = []
    let next: string | undefined
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await searchPage(since, next, stop)
      for (const value of answer.posts) {
        const post = PostView.safeParse(value)
        if (post.success) posts.push(post.data)
        else gather.skip('unreadable')
      }
      next = answer.cursor
      if (next === undefined || answer.posts.length === 0) return posts
      // A first visit begins with what is newest and does not read the past.
      if (since === undefined) return posts
    }
    gather.remark(
      `more than ${MAX_PAGES * PAGE} posts since the last visit; the oldest were not read: visit more often or search narrower`,
    )
    return posts
  }

  return {
    async *read(cursor, { stop }) {
      const before = SearchCursor.safeParse(cursor).data
      const gather = new Gather()
      const known = new Set(before?.at)
      const posts = (await found(before?.since, gather, stop)).toSorted((a, b) =>
        a.indexedAt.localeCompare(b.indexedAt),
      )
      for (const post of posts) {
        if (known.has(post.uri)) gather.skip('seen')
        else gatherPost(post, frame, gather)
      }
      const last = posts.at(-1)?.indexedAt
      const since = last === undefined ? before?.since : new Date(last).toISOString()
      if (since === undefined) return
      const at = posts
        .filter(({ indexedAt }) => new Date(indexedAt).toISOString() === since)
        .map(({ uri }) => uri)
      yield gather.take({ since, at: since === before?.since ? [...known, ...at] : at })
    },
  }
}

function gatherPost({ uri, author, record, indexedAt }: PostView, frame: Frame, gather: Gather): void {
  const rkey = uri.split('/').at(-1) ?? ''
  const place = { did: author.did, rkey, handle: `@${author.handle}`, seenAt: new Date(indexedAt) }
  const input = postSignal(record, place, frame)
  const isBot = author.labels?.some(({ val }) => val === 'bot') === true
  if (input === null) gather.skip('empty')
  else gather.add({ input, maker: isBot ? 'machine' : 'human' })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // The caller says what was expected.
  }
}
