import type { Refusal } from '@seinpost/schemas'

export type NdjsonLine =
  | { readonly kind: 'value'; readonly line: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly line: number; readonly refusal: Refusal }

const LF = 0x0a

/**
 * The lines of an NDJSON stream. A line that is no JSON, or longer than `maxLineBytes`, becomes a refusal and reading
 * goes on; an over-long line is never held in memory whole. Blank lines count but are passed over.
 */
export async function* readNdjson(
  chunks: AsyncIterable<Uint8Array>,
  { maxLineBytes }: { readonly maxLineBytes: number },
): AsyncGenerator<NdjsonLine> {
  let parts: Uint8Array[] = []
  let held = 0
  let skipping = false
  let line = 1
  const take = (part: Uint8Array) => {
    if (skipping) return
    held += part.length
    if (held > maxLineBytes) {
      skipping = true
      parts = []
      return
    }
    if (part.length > 0) parts.push(part)
  }
  const finish = (): NdjsonLine | null => {
    const done = skipping ? tooLong(line, maxLineBytes) : parseLine(Buffer.concat(parts), line)
    parts = []
    held = 0
    skipping = false
    line++
    return done
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, from)) {
      take(chunk.subarray(from, at))
      from = at + 1
      const done = finish()
      if (done) yield done
    }
    take(chunk.subarray(from))
  }
  const last = finish()
  if (last) yield last
}

function parseLine(bytes: Buffer, line: number): NdjsonLine | null {
  const text = bytes.toString('utf8').replace(/^\uFEFF/u, '')
  if (text.trim() === '') return null
  try {
    return { kind: 'value', line, value: JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refusedLine(line, 'invalid_json', 'the line is not valid JSON; hand in one JSON object a line')
  }
}

const tooLong = (line: number, maxLineBytes: number) =>
  refusedLine(line, 'too_large', `the line is longer than ${maxLineBytes} bytes; hand in one signal a line`)

function refusedLine(line: number, reason: 'invalid_json' | 'too_large', why: string): NdjsonLine {
  return {
    kind: 'refused',
    line,
    refusal: { reason, detail: why, fields: [], source: {}, line },
  }
}
