import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TestRedis {
  readonly url: string
  stop(): Promise<void>
}

/**
 * A Redis for tests: the one that SEINPOST_TEST_REDIS names, else a redis-server of our own on a free port, which keeps
 * nothing. Null when there is no redis-server on this machine; on CI that is an error.
 */
export async function startTestRedis(): Promise<TestRedis | null> {
  const named = process.env.SEINPOST_TEST_REDIS
  if (named !== undefined && named !== '') return { url: named, stop: async () => undefined }
  const dir = await mkdtemp(join(tmpdir(), 'seinpost-redis-'))
  const port = await freePort()
  const server = spawn(
    'redis-server',
    ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', dir],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const ready = await new Promise<boolean>((resolve) => {
    server.on('error', () => resolve(false))
    server.on('exit', () => resolve(false))
    server.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ready to accept connections')) resolve(true)
    })
  })
  if (!ready) {
    await rm(dir, { recursive: true })
    if (process.env.CI) throw new Error('redis-server did not start; install it or set SEINPOST_TEST_REDIS')
    return null
  }
  server.stdout.resume()
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await gone
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** A port nothing listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}
