import type { ServerResponse } from 'node:http'
import { type Answering, openLocalHost } from './local-host.ts'

export interface ServedStatus {
  readonly id: string
  readonly uri: string
  readonly content: string
  readonly [field: string]: unknown
}

/** A status as a Mastodon server gives it (docs.joinmastodon.org/entities/Status), with the fields that are not used left out. */
export function mastodonStatus(
  id: number,
  content: string,
  more: Readonly<Record<string, unknown>> = {},
): ServedStatus {
  const uri = `https://mastodon.example.org/users/jan/statuses/${id}`
  return {
    id: String(id),
    uri,
    url: `https://mastodon.example.org/@jan/${id}`,
    created_at: '2026-11-20T10:00:00.000Z',
    content,
    spoiler_text: '',
    visibility: 'public',
    language: 'nl',
    sensitive: false,
    in_reply_to_id: null,
    reblog: null,
    tags: [],
    media_attachments: [],
    account: { id: '1', username: 'jan', acct: 'jan', bot: false, noindex: false, note: '<p>Hallo</p>' },
    ...more,
  }
}

/** A server that speaks Mastodon's public timelines over REST (`min_id`, `limit`) and their streams as server-sent events. */
export async function openMastodonServer(statuses: readonly ServedStatus[] = []) {
  const posted: ServedStatus[] = [...statuses]
  const listeners = new Set<ServerResponse>()
  const waiting: (() => void)[] = []

  const timeline: Answering = (request, answer) => {
    const url = new URL(request.url ?? '/', 'http://local')
    const limit = Math.min(Number(url.searchParams.get('limit') ?? 20), 40)
    const minId = url.searchParams.get('min_id')
    const newer = posted.filter(({ id }) => minId === null || BigInt(id) > BigInt(minId))
    const page = minId === null ? newer.slice(-limit) : newer.slice(0, limit)
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page.toReversed()))
  }
  const stream: Answering = (_request, answer) => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' })
    answer.write(':)\n')
    listeners.add(answer)
    answer.on('close', () => listeners.delete(answer))
    for (const resolve of waiting.splice(0)) resolve()
  }
  const host = await openLocalHost({}, (path) => {
    if (path.startsWith('/api/v1/timelines/')) return timeline
    return path.startsWith('/api/v1/streaming/') ? stream : undefined
  })
  return {
    ...host,
    /** Posts a status: it is in the timeline and in every open stream. */
    post(status: ServedStatus): void {
      posted.push(status)
      for (const listener of listeners) listener.write(`event: update\ndata: ${JSON.stringify(status)}\n\n`)
    },
    /** Posts one that the open streams miss. */
    postUnheard: (status: ServedStatus) => void posted.push(status),
    /** Resolves when somebody listens. */
    listener: () =>
      listeners.size > 0 ? Promise.resolve() : new Promise<void>((resolve) => void waiting.push(resolve)),
    /** Breaks every stream off. */
    hangUp(): void {
      for (const listener of listeners) listener.destroy()
    },
  }
}
