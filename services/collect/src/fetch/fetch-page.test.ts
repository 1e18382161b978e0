import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLocalHost, page } from '../testing/local-host.ts'
import { type FetchOptions, fetchPage } from './fetch-page.ts'
import { isPrivateAddress } from './private-address.ts'
import { retryAfterMs } from './retry-later.ts'

let host: Awaited<ReturnType<typeof openLocalHost>>
beforeAll(async () => {
  host = await openLocalHost()
})
afterAll(() => host.close())

const options: FetchOptions = {
  userAgent: 'Seinpost/test',
  allowPrivate: true,
  timeoutMs: 5_000,
  maxBytes: 100_000,
}
const read = (path: string, more: Partial<FetchOptions> = {}) =>
  fetchPage(host.url + path, { ...options, ...more })

describe('hostile servers', () => {
  test('a server that never answers is left after the time limit', async () => {
    host.route('/silent', () => undefined)
    await expect(read('/silent', { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'source_unreachable',
      retryable: true,
    })
  })

  test('a body that drips for ever is left after the time limit', async () => {
    host.route('/drip', (_request, answer) => {
      const drip = setInterval(() => answer.write('x'), 5)
      answer.on('close', () => clearInterval(drip))
    })
    await expect(read('/drip', { timeoutMs: 80 })).rejects.toThrow(/no complete answer within 80 ms/u)
  })

  test('an endless body is left at the size limit', async () => {
    let sent = 0
    host.route('/endless', (_request, answer) => {
      const more = () => {
        while (!answer.destroyed && answer.write(Buffer.alloc(65_536))) sent += 65_536
      }
      answer.on('drain', more)
      more()
    })
    await expect(read('/endless')).rejects.toThrow(/larger than 100000 bytes/u)
    expect(sent).toBeLessThan(20_000_000)
  })

  const bombs: [string, string, Buffer][] = [
    ['gzip', 'gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['deflate', 'deflate', deflateSync(Buffer.alloc(50_000_000))],
    ['brotli', 'br', brotliCompressSync(Buffer.alloc(50_000_000))],
  ]
  for (const [name, encoding, body] of bombs) {
    test(`a ${name} bomb is left at the size limit`, async () => {
      expect(body.length).toBeLessThan(100_000)
      host.route('/bomb', page(body, { 'content-encoding': encoding }))
      await expect(read('/bomb')).rejects.toThrow(/larger than 100000 bytes/u)
    })
  }

  test('a packed body that is damaged is an error', async () => {
    host.route('/torn', page(gzipSync('a'.repeat(9_000)).subarray(0, 30), { 'content-encoding': 'gzip' }))
    await expect(read('/torn')).rejects.toMatchObject({ code: 'source_unreachable' })
  })

  test('an unknown packing is an error', async () => {
    host.route('/odd', page('x', { 'content-encoding': 'lzma' }))
    await expect(read('/odd')).rejects.toThrow(/content-encoding lzma/u)
  })

  test('redirects that go round are left', async () => {
    host.route('/round', (_request, answer) => void answer.writeHead(302, { location: '/round' }).end())
    await expect(read('/round')).rejects.toThrow(/more than 5 redirects/u)
  })

  test('an answer that is no HTTP is an error', async () => {
    const server = createServer((socket) => socket.end('hello\r\n\r\n')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo // A TCP server's address is one.
    await expect(fetchPage(`http://127.0.0.1:${port}/`, options)).rejects.toMatchObject({
      code: 'source_unreachable',
    })
    server.close()
  })

  test('a stop ends a reading that runs', async () => {
    const stop = new AbortController()
    host.route('/wait', () => stop.abort())
    await expect(read('/wait', { stop: stop.signal })).rejects.toMatchObject({ code: 'source_unreachable' })
  })
})

describe('private addresses', () => {
  const addresses: [string, boolean][] = [
    ['8.8.8.8', false],
    ['193.190.0.1', false],
    ['2a02:2c40::1', false],
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.16.0.1', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['255.255.255.255', true],
    ['::1', true],
    ['::', true],
    ['::ffff:127.0.0.1', true],
    ['::ffff:8.8.8.8', true],
    ['64:ff9b::7f00:1', true],
    ['fe80::1%eth0', true],
    ['fc00::1', true],
    ['2002:7f00:1::', true],
    ['[::1]', true],
    ['not an address', true],
  ]
  for (const [address, want] of addresses) {
    test(`${address} is ${want ? 'private' : 'public'}`, () => expect(isPrivateAddress(address)).toBe(want))
  }

  const refused: [string, string][] = [
    ['an address', 'http://127.0.0.1/'],
    ['an address in another notation', 'http://2130706433/'],
    ['an address in octal', 'http://0177.0.0.1/'],
    ['IPv6', 'http://[::1]/'],
    ['mapped IPv4', 'http://[::ffff:127.0.0.1]/'],
    ['a name', 'http://localhost/'],
    ['a name and password', 'http://jan:geheim@example.org/'],
    ['a file', 'file:///etc/passwd'],
  ]
  for (const [name, address] of refused) {
    test(`${name} is not read`, async () => {
      await expect(fetchPage(address, { ...options, allowPrivate: false })).rejects.toMatchObject({
        code: 'source_unreachable',
        retryable: false,
      })
    })
  }

  test('a redirect is checked like an address', async () => {
    host.route(
      '/file',
      (_request, answer) => void answer.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    )
    await expect(read('/file')).rejects.toThrow(/file: addresses are not read/u)
  })

  test('an error names the host and never the path, which may hold a key', async () => {
    await expect(
      fetchPage('http://127.0.0.1/feed?key=geheim', { ...options, allowPrivate: false }),
    ).rejects.toThrow(/^127\.0\.0\.1: a private address$/u)
  })
})

describe('retryAfterMs', () => {
  const now = new Date('2026-11-20T10:00:00Z')
  const cases: [string | undefined, number][] = [
    ['30', 30_000],
    ['Fri, 20 Nov 2026 10:01:00 GMT', 60_000],
    ['Fri, 20 Nov 2020 10:01:00 GMT', 1_000],
    ['999999999', 86_400_000],
    ['soon', 600_000],
    [undefined, 600_000],
  ]
  for (const [header, want] of cases) test(`${header}`, () => expect(retryAfterMs(header, now)).toBe(want))
})
