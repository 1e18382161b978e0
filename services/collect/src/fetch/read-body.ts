import type { IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** What came in is larger than the limit, packed or unpacked. */
export class TooLargeError extends Error {
  constructor(limit: number) {
    super(`more than ${limit} bytes`)
    this.name = 'TooLargeError'
  }
}

/** The content is packed in a way that was not asked for. */
export class EncodingError extends Error {
  constructor(encoding: string) {
    super(`unknown content-encoding ${encoding}`)
    this.name = 'EncodingError'
  }
}

function unpackerOf(encoding: string): Transform | null {
  switch (encoding) {
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      throw new EncodingError(encoding)
  }
}

/** The body, unpacked. Stops as soon as either side passes `limit`, so that a small packed body cannot fill the memory. */
export async function readBody(answer: IncomingMessage, limit: number): Promise<Buffer> {
  const encoding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase()
  const unpacker = unpackerOf(encoding)
  if (unpacker === null) return await gather(answer, limit)
  let packed = 0
  answer.on('data', (chunk: Buffer) => {
    packed += chunk.length
    if (packed > limit) answer.destroy(new TooLargeError(limit))
  })
  answer.on('error', (error) => unpacker.destroy(error))
  return await gather(answer.pipe(unpacker), limit)
}

async function gather(stream: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) throw new TooLargeError(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
