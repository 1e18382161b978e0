import type { Refusal } from '@seinpost/schemas'
import type { AcceptInput } from '../deps.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

const refused = (reason: Refusal['reason'], detail: string): AcceptInput => ({
  refusal: { reason, detail, fields: [], source: {} },
})

/** The input in these bytes, or its refusal when they are no JSON in UTF-8. */
export function parseInput(bytes: Uint8Array): AcceptInput {
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes))
    return { value }
  } catch (error) {
    // A JSON error quotes the input, so its message stays here.
    const detail =
      error instanceof SyntaxError ? 'The body is not valid JSON.' : 'The body is not valid UTF-8.'
    return refused('invalid_json', detail)
  }
}

/** The refusal of a body over the size limit, whose bytes were not kept. */
export const tooLarge = (limit: number): AcceptInput =>
  refused('too_large', `A signal may take at most ${limit} bytes.`)
