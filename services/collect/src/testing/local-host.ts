import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Answering = (request: IncomingMessage, answer: ServerResponse) => void

/** A web server on this machine that answers as told, and remembers what it was asked. */
export async function openLocalHost(
  answers: Readonly<Record<string, Answering>> = {},
  otherwise: (path: string) => Answering | undefined = () => undefined,
) {
  const routes = new Map(Object.entries(answers))
  const asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[] = []
  const server = createServer((request, answer) => {
    const path = request.url ?? '/'
    asked.push({ path, headers: request.headers })
    const route = routes.get(path) ?? otherwise(path)
    if (route === undefined) return void answer.writeHead(404).end()
    route(request, answer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // A TCP server's address is one.
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    route: (path: string, answering: Answering) => routes.set(path, answering),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Answers 200 with this body. */
export const page =
  (
    body: string | Uint8Array,
    headers: Record<string, string> = { 'content-type': 'application/xml' },
  ): Answering =>
  (_request, answer) =>
    void answer.writeHead(200, headers).end(body)
