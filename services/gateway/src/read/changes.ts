import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { SeinpostError } from '@seinpost/domain'
import type { Actor, CaseChange } from '@seinpost/schemas'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { hasDesk } from '../access/actor.ts'
import type { Access } from '../deps.ts'
import { Problem } from '../guard/problem.ts'
import type { ChangeBuffer, NumberedChange } from './change-buffer.ts'

/** Bytes that may wait for a slow reader before it is let go; it reconnects and reads what it missed. */
const MAX_WAITING_BYTES = 1_000_000
const MAX_READERS = 1_000

export interface ChangeStreams {
  /** Ends every open stream, for a graceful stop. */
  endAll(): void
}

interface Reader {
  readonly actor: Actor
  readonly headers: IncomingHttpHeaders
}

const frame = (event: string, id: string, data: object) =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`

/** `GET /api/changes`: server-sent events without gaps; `reset` says that a client must read its pages anew. */
export function changeRoute(
  app: FastifyInstance,
  {
    changes,
    heartbeatMs,
    access,
  }: { changes: ChangeBuffer; heartbeatMs: number; access?: Access | undefined },
): ChangeStreams {
  const open = new Map<ServerResponse, Reader>()

  const heartbeat = setInterval(() => {
    for (const [stream, { actor, headers }] of open) {
      stream.write(': still here\n\n')
      // Whoever signed out, or was put out, hears no more.
      if (actor.kind !== 'local') isStill(access, headers, actor).then((same) => same || stream.end())
    }
  }, heartbeatMs)
  heartbeat.unref()

  function start(stream: ServerResponse, lastSeen: string | undefined, reader: Reader): void {
    const missed = lastSeen === undefined ? [] : changes.since(lastSeen)
    stream.write('retry: 2000\n\n')
    if (missed === null) stream.write(frame('reset', changes.last(), {}))
    if (lastSeen === undefined) stream.write(frame('ready', changes.last(), {}))
    const send = ({ id, change }: NumberedChange) => {
      if (stream.writableLength > MAX_WAITING_BYTES) return stream.destroy()
      const own = ownPart(change, reader.actor)
      return own === null ? undefined : stream.write(frame('change', id, own))
    }
    for (const change of missed ?? []) send(change)
    const stop = changes.onChange(send)
    open.set(stream, reader)
    stream.on('close', () => {
      stop()
      open.delete(stream)
    })
  }

  app.get('/api/changes', {
    config: { needs: 'desk.read' },
    schema: {
      summary: 'Changes of cases as they happen',
      description:
        'Server-sent events: `ready`, `change`, and `reset` when the client must read anew. Send `Last-Event-ID` ' +
        'to go on where it stopped.',
      tags: ['cases'],
      response: { 200: z.string().describe('text/event-stream'), 503: Problem },
    },
    handler: async (request, reply) => {
      if (open.size >= MAX_READERS) {
        throw new SeinpostError('queue_unavailable', 'too many readers of changes', { retryable: true })
      }
      const headers = reply.getHeaders()
      const { raw } = reply.hijack()
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) raw.setHeader(name, value)
      raw.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
      const lastSeen = request.headers['last-event-id']
      const { actor, headers: asked } = request
      start(raw, typeof lastSeen === 'string' ? lastSeen : undefined, { actor, headers: asked })
    },
  })

  return {
    endAll() {
      clearInterval(heartbeat)
      for (const stream of open.keys()) stream.end()
    },
  }
}

/** What an actor may hear of a change: that a case of their own desks changed, and nothing of other desks. */
function ownPart(change: CaseChange, actor: Actor): CaseChange | null {
  if (actor.desks === '*') return change
  const queues = change.queues.filter(({ queue, released }) => released && hasDesk(actor, queue))
  return queues.length === 0 ? null : { ...change, queues }
}

async function isStill(
  access: Access | undefined,
  headers: IncomingHttpHeaders,
  { id, desks }: Actor,
): Promise<boolean> {
  try {
    const now = await access?.actorOf(headers, { quietly: true })
    return now?.id === id && JSON.stringify(now.desks) === JSON.stringify(desks)
  } catch (error) {
    // A store that is away for a moment ends no stream.
    return !(error instanceof SeinpostError && error.code === 'unauthenticated')
  }
}
