import type { JetstreamSourceConfig } from '@seinpost/schemas'
import { z } from 'zod'
import type { Web } from '../fetch/web.ts'
import { frameOf } from '../source/frame.ts'
import { Gather } from '../source/gather.ts'
import { Inbox } from '../source/inbox.ts'
import { Recent } from '../source/recent.ts'
import type { Source } from '../source/source.ts'
import { openSocket } from './jetstream-socket.ts'
import { PostRecord, postSignal } from './post.ts'
import { openSample } from './sample.ts'
import { wantedPosts } from './wanted.ts'

/** Microseconds, as the stream counts. */
const JetstreamCursor = z.object({ timeUs: z.int().positive() })

const Commit = z.object({
  did: z.string().startsWith('did:'),
  time_us: z.int().positive(),
  kind: z.literal('commit'),
  commit: z.object({
    operation: z.literal('create'),
    collection: z.literal('app.bsky.feed.post'),
    rkey: z.string().min(1).max(512),
    record: PostRecord,
  }),
})
const Timed = z.object({ time_us: z.int().positive() })

/** Instances of Jetstream differ a little in their clocks; this much is read again, and known by its ids. */
const OVERLAP_US = 5_000_000
const MAX_RECENT = 100_000
const CAPACITY = 10_000
const LIMITS = { max: 2_000, withinMs: 500, quietMs: 15_000 }

/** Bluesky's posts as they are made, by Jetstream (github.com/bluesky-social/jetstream), from where the cursor stands. */
export function jetstreamSource(config: JetstreamSourceConfig, { web }: { readonly web: Web }): Source {
  const frame = frameOf(config)
  const wanted = wantedPosts(config)
  // Kept over reconnections, so that the overlap is not handed in twice.
  const recent = new Recent(MAX_RECENT)
  const sample = openSample(config.maxPerSecond)

  /** Gathers one message; answers its time. */
  function take(message: string, gather: Gather, fresh: Set<string>): number {
    const event = jsonOf(message)
    const parsed = Commit.safeParse(event)
    if (!parsed.success) {
      const time = Timed.safeParse(event)
      if (!time.success) gather.skip('unreadable')
      return time.data?.time_us ?? 0
    }
    const { did, time_us: timeUs, commit } = parsed.data
    const id = `${did}/${commit.rkey}`
    if (recent.has(id) || fresh.has(id)) {
      gather.skip('seen')
      return timeUs
    }
    fresh.add(id)
    if (!wanted(commit.record)) gather.skip('not_wanted')
    else if (!sample(did, timeUs / 1_000)) gather.skip('source_over_budget')
    else {
      const place = { did, rkey: commit.rkey, handle: did, seenAt: new Date(timeUs / 1_000) }
      const input = postSignal(commit.record, place, frame)
      if (input === null) gather.skip('empty')
      // A post does not say whether a program wrote it.
      else gather.add({ input, maker: 'unknown' })
    }
    return timeUs
  }

  return {
    async *read(cursor, { stop }) {
      let timeUs = JetstreamCursor.safeParse(cursor).data?.timeUs ?? 0
      const url = new URL(config.server)
      url.searchParams.set('wantedCollections', 'app.bsky.feed.post')
      if (timeUs > 0) url.searchParams.set('cursor', String(timeUs - OVERLAP_US))
      await web.turn(url.host, stop)
      const inbox = new Inbox<string>(CAPACITY)
      const { allowPrivate } = config
      const close = await openSocket(url, inbox, { userAgent: web.userAgent, allowPrivate, stop })
      try {
        for await (const messages of inbox.batches(LIMITS)) {
          const gather = new Gather()
          const fresh = new Set<string>()
          for (const message of messages) timeUs = Math.max(timeUs, take(message, gather, fresh))
          yield gather.take({ timeUs: Math.max(timeUs, 1) })
          // Asked for more, so the gate holds these; before that a fault must bring them again.
          for (const id of fresh) recent.add(id)
        }
      } finally {
        close()
      }
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // Counted as unreadable.
  }
}
