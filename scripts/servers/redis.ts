import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { debianProgram } from './debian-program.ts'
import { freePort } from './free-port.ts'
import { type OwnServerOptions, type Restartable, restartable } from './restartable.ts'
import { startServerProcess } from './server-process.ts'

export interface RedisServer extends Restartable {
  /** `redis://127.0.0.1:port` */
  readonly url: string
}

/** A Redis of one's own, empty, never evicting; `durable` keeps an append-only file, so that it survives a restart. */
export async function ownRedis({
  durable = false,
  port: wanted,
}: OwnServerOptions = {}): Promise<RedisServer> {
  const program = debianProgram('redis-server', 'redis-server')
  const dir = await mkdtemp(join(tmpdir(), 'seinpost-redis-'))
  const port = wanted ?? (await freePort())
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir,
    save: '',
    appendonly: durable ? 'yes' : 'no',
    'maxmemory-policy': 'noeviction',
  }
  const command: [string, ...string[]] = [
    program,
    ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
  ]
  const server = await restartable(dir, () =>
    startServerProcess({ name: 'Redis', command, dir, ready: () => ping(port), readyWithinMs: 20_000 }),
  )
  return { ...server, url: `redis://127.0.0.1:${port}` }
}

async function ping(port: number): Promise<void> {
  const client = new Redis({ port, host: '127.0.0.1', lazyConnect: true, retryStrategy: () => null })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.ping()
  } finally {
    client.disconnect()
  }
}
