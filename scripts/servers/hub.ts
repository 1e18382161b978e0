import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isKind, KINDS, type Kind, type Started } from './kinds.ts'
import { ServerUnavailable } from './server-unavailable.ts'

/** Where the hub of this test run listens; set for the workers by `openHub`. */
const HUB = 'SEINPOST_TEST_HUB'

/**
 * Starts each kind of server once for a whole test run, when a test first asks for it, whatever worker that test runs
 * in. Workers ask over a socket; `close` stops what was started.
 */
export async function openHub(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'seinpost-hub-'))
  const socket = join(dir, 'hub')
  const started = new Map<Kind, Promise<Started>>()
  const hub = createServer((asked, answer) => {
    const kind = asked.url?.slice(1) ?? ''
    if (!isKind(kind)) return answer.writeHead(404).end()
    const server = started.get(kind) ?? KINDS[kind].start()
    started.set(kind, server)
    return server.then(
      ({ address }) => answer.end(address),
      (error: unknown) => answer.writeHead(503).end(error instanceof Error ? error.message : String(error)),
    )
  })
  await new Promise<void>((resolve) => hub.listen(socket, resolve))
  const outer = process.env[HUB]
  process.env[HUB] = socket
  return async () => {
    if (outer === undefined) Reflect.deleteProperty(process.env, HUB)
    else process.env[HUB] = outer
    hub.closeAllConnections()
    hub.close()
    const servers = await Promise.allSettled(started.values())
    await Promise.all(
      servers.map((server) => (server.status === 'fulfilled' ? server.value.stop() : undefined)),
    )
    await rm(dir, { recursive: true, force: true })
  }
}

/**
 * The address of a server of `kind`: the one its variable names, else the run's shared one, else one of its own.
 * `stop` ends only the last. Throws `ServerUnavailable`.
 */
export async function serverOf(kind: Kind): Promise<Started> {
  const given = process.env[KINDS[kind].variable]
  if (given !== undefined && given !== '') return { address: given, stop: async () => undefined }
  const hub = process.env[HUB]
  if (hub === undefined) return KINDS[kind].start()
  return { address: await ask(hub, kind), stop: async () => undefined }
}

function ask(socketPath: string, kind: Kind): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, path: `/${kind}` }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        body += part
      })
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(body)
        else reject(new ServerUnavailable(kind, body, ''))
      })
    })
    call.on('error', reject)
    call.end()
  })
}
