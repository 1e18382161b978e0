import type { MastodonSourceConfig } from '@seinpost/schemas'
import { z } from 'zod'
import { openStream } from '../fetch/open-stream.ts'
import { type ServerSentEvent, serverSentEvents } from '../fetch/server-sent-events.ts'
import { frameOf } from '../source/frame.ts'
import { Gather } from '../source/gather.ts'
import { fill, Inbox } from '../source/inbox.ts'
import { Recent } from '../source/recent.ts'
import type { Harvest, Source } from '../source/source.ts'
import { readStatus } from './status.ts'
import { streamAddress, type TimelineDeps, timelinePage } from './timeline.ts'

/** `after` is the newest id that was handed in. */
const MastodonCursor = z.object({ after: z.string().nullable() })
const WithId = z.object({ id: z.string().min(1) })

const MAX_PAGES = 50
const MAX_RECENT = 5_000
const LIMITS = { max: 100, withinMs: 1_000, quietMs: 30_000 }

/** Ids are numbers, newer ones larger, and too large for a double. */
const later = (a: string | null, b: string | null): string | null => {
  if (a === null || b === null) return a ?? b
  if (a.length !== b.length) return a.length > b.length ? a : b
  return a > b ? a : b
}

/** A public timeline or hashtag of one server: pages over REST, then live where the config says so. */
export function mastodonSource(config: MastodonSourceConfig, deps: TimelineDeps): Source {
  const server = new URL(config.server)
  const frame = frameOf(config)

  /** The newest id of these statuses and `newest`; those not seen lately are gathered. */
  function gatherAll(
    values: readonly unknown[],
    newest: string | null,
    to: { gather: Gather; recent: Recent },
  ) {
    let last = newest
    for (const value of values) {
      const id = WithId.safeParse(value).data?.id ?? null
      last = later(last, id)
      if (id !== null && !to.recent.add(id)) continue
      const read = readStatus(value, frame, server)
      if (read.kind === 'item') to.gather.add(read)
      else to.gather.skip(read.reason)
    }
    return last
  }

  async function* catchUp(
    after: string | null,
    { stop, recent }: { stop: AbortSignal; recent: Recent },
  ): AsyncGenerator<Harvest, string | null> {
    let newest = after
    for (let page = 0; page < MAX_PAGES && !stop.aborted; page += 1) {
      const statuses = await timelinePage(config, { ...deps, after: newest, stop })
      const gather = new Gather()
      const before = newest
      newest = gatherAll(statuses, newest, { gather, recent })
      if (newest !== before) yield gather.take({ after: newest })
      // Without a place to go on from, the newest page is where reading begins.
      if (newest === before || after === null) return newest
    }
    return newest
  }

  async function* live(
    after: string | null,
    { stop, recent }: { stop: AbortSignal; recent: Recent },
  ): AsyncGenerator<Harvest> {
    const { url, headers } = streamAddress(config, deps.token)
    const { userAgent } = deps.web
    await deps.web.turn(url.host, stop)
    const answer = await openStream(url.href, { userAgent, headers, allowPrivate: config.allowPrivate, stop })
    const inbox = new Inbox<ServerSentEvent>(1_000)
    const filling = fill(inbox, serverSentEvents(answer))
    try {
      // What was said after the last page and before the stream opened is in neither.
      let newest = yield* catchUp(after, { stop, recent })
      for await (const events of inbox.batches(LIMITS)) {
        const gather = new Gather()
        const updates = events.filter(({ event }) => event === 'update').map(({ data }) => jsonOf(data))
        newest = gatherAll(updates, newest, { gather, recent })
        yield gather.take({ after: newest })
      }
    } finally {
      answer.destroy()
      inbox.end()
      await filling
    }
  }

  return {
    async *read(cursor, { stop }) {
      const { after } = MastodonCursor.catch({ after: null }).parse(cursor ?? {})
      const recent = new Recent(MAX_RECENT)
      const newest = yield* catchUp(after, { stop, recent })
      if (config.stream && !stop.aborted) yield* live(newest, { stop, recent })
    },
  }
}

/** The value, or null for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // Counted as unreadable by whoever reads the status.
  }
}
