import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** An event as Jetstream sends it (github.com/bluesky-social/jetstream): a post that was made. */
export function jetstreamPost(
  timeUs: number,
  text: string,
  more: { readonly did?: string; readonly langs?: readonly string[] } = {},
): string {
  const { did = 'did:plc:jan', langs = ['nl'] } = more
  return JSON.stringify({
    did,
    time_us: timeUs,
    kind: 'commit',
    commit: {
      rev: '3l3qo2vutsw2b',
      operation: 'create',
      collection: 'app.bsky.feed.post',
      rkey: `k${timeUs}`,
      record: { $type: 'app.bsky.feed.post', createdAt: new Date(timeUs / 1_000).toISOString(), langs, text },
      cid: 'bafyreidwaivazkwu67xztlmuobx35hs2lnfh3kolmgfmucldvhd3sgzcqi',
    },
  })
}

/** A server that speaks Jetstream: what there is from `cursor` on, then what comes. */
export async function openJetstreamServer(events: readonly string[] = []) {
  const said = [...events]
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  const asked: string[] = []
  const waiting: (() => void)[] = []
  server.on('connection', (socket: WebSocket, request) => {
    asked.push(request.url ?? '')
    const cursor = Number(new URL(request.url ?? '/', 'http://local').searchParams.get('cursor') ?? 0)
    for (const event of said) if (timeOf(event) >= cursor) socket.send(event)
    for (const resolve of waiting.splice(0)) resolve()
  })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // A TCP server's address is one.
  return {
    url: `ws://127.0.0.1:${port}/subscribe`,
    asked,
    send(event: string): void {
      said.push(event)
      for (const client of server.clients) client.send(event)
    },
    sendRaw(bytes: string): void {
      for (const client of server.clients) client.send(bytes)
    },
    clients: () => [...server.clients],
    listener: () =>
      server.clients.size > 0
        ? Promise.resolve()
        : new Promise<void>((resolve) => void waiting.push(resolve)),
    hangUp(): void {
      for (const client of server.clients) client.terminate()
    },
    async close(): Promise<void> {
      for (const client of server.clients) client.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}

const timeOf = (event: string): number => Number(/"time_us":(\d+)/u.exec(event)?.[1] ?? 0)
