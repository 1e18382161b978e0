import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type NdjsonLine, readNdjson } from './index.ts'

async function linesOf(chunks: readonly Uint8Array[], maxLineBytes = 1_000): Promise<NdjsonLine[]> {
  async function* stream() {
    yield* chunks
  }
  const lines: NdjsonLine[] = []
  for await (const line of readNdjson(stream(), { maxLineBytes })) lines.push(line)
  return lines
}
const bytes = (text: string) => new TextEncoder().encode(text)

test('a broken line is refused with its number and reading goes on', async () => {
  const lines = await linesOf([bytes('{"a":1}\n\n{oops\r\n"last"')])
  expect(lines.map(({ line, kind }) => [line, kind])).toEqual([
    [1, 'value'],
    [3, 'refused'],
    [4, 'value'],
  ])
})

test('a line of many megabytes is refused without being held', async () => {
  const block = bytes('x'.repeat(1 << 20))
  async function* endless() {
    for (let i = 0; i < 200; i++) yield block
    yield bytes('\n{"after":true}\n')
  }
  const before = process.memoryUsage().arrayBuffers
  const lines: NdjsonLine[] = []
  for await (const line of readNdjson(endless(), { maxLineBytes: 1 << 20 })) lines.push(line)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 << 20)
  expect(lines.map((line) => (line.kind === 'refused' ? line.refusal.reason : line.value))).toEqual([
    'too_large',
    { after: true },
  ])
})

test('how the bytes were cut into chunks changes nothing', async () => {
  const whole = bytes('{"text":"café 🎡"}\n[1,2]\nnot json\n"é"\n')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), async (sizes) => {
      const chunks: Uint8Array[] = []
      for (let at = 0, i = 0; at < whole.length; i++) {
        const size = sizes[i % sizes.length] ?? 1
        chunks.push(whole.subarray(at, at + size))
        at += size
      }
      expect(await linesOf(chunks)).toEqual(await linesOf([whole]))
    }),
    { numRuns: 40 },
  )
})
