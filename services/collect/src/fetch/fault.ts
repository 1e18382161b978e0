import { SeinpostError } from '@seinpost/domain'
import { PrivateAddressError } from './guarded-lookup.ts'
import { EncodingError, TooLargeError } from './read-body.ts'
import { unreachable } from './unreachable.ts'

const LATER = 'Check the address; the source is tried again at its next turn.'

/** What went wrong while reading, in words an operator can act on. */
export function faultOf(
  error: unknown,
  url: URL,
  { late, timeoutMs, maxBytes }: { late: boolean; timeoutMs: number; maxBytes: number },
): SeinpostError {
  if (error instanceof SeinpostError) return error
  if (error instanceof PrivateAddressError) {
    return unreachable(url, 'the name stands for a private address', {
      remedy: 'Seinpost reads public sources only.',
      cause: error,
    })
  }
  if (error instanceof TooLargeError) {
    return unreachable(url, `the answer is larger than ${maxBytes} bytes`, {
      remedy: 'Ask the source for a shorter feed; larger ones are not read.',
      cause: error,
    })
  }
  if (error instanceof EncodingError) {
    return unreachable(url, error.message, {
      remedy: 'The source must send plain, gzip, deflate or br.',
      cause: error,
    })
  }
  if (late) {
    return unreachable(url, `no complete answer within ${timeoutMs} ms`, {
      remedy: LATER,
      retryable: true,
      cause: error,
    })
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
  return unreachable(url, code, { remedy: LATER, retryable: true, cause: error })
}
