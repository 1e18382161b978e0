import type { ServerResponse } from 'node:http'
import { SeinpostError } from '@seinpost/domain'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Problem } from '../guard/problem.ts'
import type { ChangeBuffer, NumberedChange } from './change-buffer.ts'

/** Bytes that may wait for a slow reader before it is let go; it reconnects and reads what it missed. */
const MAX_WAITING_BYTES = 1_000_000
const MAX_READERS = 1_000

export interface ChangeStreams {
  /** Ends every open stream, for a graceful stop. */
  endAll(): void
}

const frame = (event: string, id: string, data: object) =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`

/** `GET /api/changes`: server-sent events without gaps; `reset` says that a client must read its pages anew. */
export function changeRoute(
  app: FastifyInstance,
  { changes, heartbeatMs }: { changes: ChangeBuffer; heartbeatMs: number },
): ChangeStreams {
  const open = new Set<ServerResponse>()

  const heartbeat = setInterval(() => {
    for (const stream of open) stream.write(': still here\n\n')
  }, heartbeatMs)
  heartbeat.unref()

  function start(stream: ServerResponse, lastSeen: string | undefined): void {
    const missed = lastSeen === undefined ? [] : changes.since(lastSeen)
    stream.write('retry: 2000\n\n')
    if (missed === null) stream.write(frame('reset', changes.last(), {}))
    if (lastSeen === undefined) stream.write(frame('ready', changes.last(), {}))
    const send = ({ id, change }: NumberedChange) => {
      if (stream.writableLength > MAX_WAITING_BYTES) return stream.destroy()
      return stream.write(frame('change', id, change))
    }
    for (const change of missed ?? []) send(change)
    const stop = changes.onChange(send)
    open.add(stream)
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
      start(raw, typeof lastSeen === 'string' ? lastSeen : undefined)
    },
  })

  return {
    endAll() {
      clearInterval(heartbeat)
      for (const stream of open) stream.end()
    },
  }
}
