import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LedgerCount } from '@seinpost/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateSignals } from '../services/cli/src/bench/generate-signals.ts'
import { type RunningProgram, seinpost, startProgram } from './support/program.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'seinpost-hostile-'))
let program: RunningProgram

beforeAll(async () => {
  program = await startProgram(dataDir)
}, 60_000)
afterAll(async () => {
  await program.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const ledger = async () =>
  LedgerCount.parse(await (await fetch(`${program.url}/api/ledger`, { headers: program.headers })).json())
const post = (body: BodyInit) =>
  fetch(`${program.url}/api/signals/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body,
    // Node wants to be told that a stream goes one way; the DOM's type has no such field yet.
    ...({ duplex: 'half' } as object),
  })
const answers = async (
  response: Response,
): Promise<{ status: string; line?: number; reason?: string; accepted?: number }[]> =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

test('the twelve bad lines are answered one by one, and the good ones among them are taken', async () => {
  const found = await answers(await post(readFileSync(new URL('../demo/bad.jsonl', import.meta.url))))
  expect(
    found.filter(({ status }) => status === 'refused').map(({ line, reason }) => [line, reason]),
  ).toEqual([
    [1, 'invalid_json'],
    [2, 'schema'],
    [3, 'too_large'],
    [5, 'schema'],
    [6, 'not_public'],
    [7, 'future_date'],
    [11, 'empty_text'],
    [12, 'conflict'],
  ])
  expect(found.at(-1)).toMatchObject({ status: 'done', accepted: 4 })
})

test('a file of one endless line is refused without being held, and what comes after it is taken', async () => {
  const block = new TextEncoder().encode('x'.repeat(1 << 20))
  const [good] = generateSignals(1, { seed: 11, from: new Date('2026-11-10T00:00:00Z') })
  let blocks = 256
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (blocks-- > 0) return controller.enqueue(block)
      controller.enqueue(new TextEncoder().encode(`\n${JSON.stringify(good)}\n`))
      controller.close()
    },
  })
  const found = await answers(await post(body))
  expect(found.filter(({ status }) => status === 'refused')).toMatchObject([{ line: 1, reason: 'too_large' }])
  expect(found.at(-1)).toMatchObject({ status: 'done', accepted: 1 })
})

test('a line nested a hundred thousand deep is refused alone', async () => {
  const [good] = generateSignals(1, { seed: 13, from: new Date('2026-11-10T00:00:00Z') })
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const inside = `{"text":"x","extra":${deep}}`
  const found = await answers(await post(`${deep}\n${inside}\n${JSON.stringify(good)}\n`))
  expect(found.filter(({ status }) => status === 'refused')).toMatchObject([
    { line: 1, reason: 'schema' },
    { line: 2, reason: 'schema' },
  ])
  expect(found.at(-1)).toMatchObject({ status: 'done', accepted: 1 })
})

test('a connection that breaks off in the middle of a line loses nothing of what was answered', async () => {
  const before = (await ledger()).accepted
  const lines = [...generateSignals(50, { seed: 12, from: new Date('2026-11-10T00:00:00Z') })].map(
    (input) => `${JSON.stringify(input)}\n`,
  )
  const { hostname, port } = new URL(program.url)
  const answered = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let text = ''
    socket.on('error', reject)
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part
      if (text.includes('"accepted":50')) {
        socket.destroy()
        resolve(text)
      }
    })
    const body = `${lines.join('')}{"id":"half`
    socket.write(
      `POST /api/signals/stream HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/x-ndjson\r\nContent-Length: ${Buffer.byteLength(body) + 1_000}\r\n\r\n${body}`,
    )
  })
  expect(answered).toContain('"accepted":50')
  const after = await ledger()
  expect(after.accepted - before).toBe(50)
  expect(after.balanced).toBe(true)
})

describe('a second process on the same data directory', () => {
  test('is told who holds it, and touches nothing', async () => {
    const { code, stderr } = await seinpost(['start', '--no-demo', '--data', dataDir, '--port', '0'])
    expect(code).toBe(1)
    expect(stderr).toContain('data_dir_locked')
    expect((await ledger()).balanced).toBe(true)
  })
})
