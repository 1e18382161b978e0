import { SeinpostError } from '@seinpost/domain'

/** What PostgreSQL says about a failed statement. */
export interface SqlFault {
  readonly code: string
  readonly message: string
  readonly detail?: string | undefined
  readonly constraint?: string | undefined
}

const AGAIN = new Set(['40001', '40P01', '55P03'])
const UNREACHABLE = /^(08|57P0|53300|28)/u
const SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
])

/** A statement's failure that may succeed when the whole transaction is run again. */
export class ConflictError extends Error {}

/** The fault as the error the callers know; its text names no parameter values. */
export function errorOfFault(fault: SqlFault): Error {
  if (AGAIN.has(fault.code)) return new ConflictError(fault.message)
  if (fault.code === '53100' || fault.code === 'ENOSPC' || /no space left/iu.test(fault.message)) {
    return new SeinpostError('disk_full', 'the disk under the store is full', {
      retryable: true,
      cause: fault,
      remedy: 'Free disk space; what was acknowledged is kept and work goes on by itself.',
    })
  }
  if (UNREACHABLE.test(fault.code) || SOCKET.has(fault.code)) {
    return new SeinpostError('store_unavailable', `the store does not answer: ${fault.message}`, {
      retryable: true,
      cause: fault,
      remedy: 'Check that the database is up and that store.url is right.',
    })
  }
  return new SeinpostError('internal', `the store refused a statement (${fault.code}): ${fault.message}`, {
    cause: fault,
  })
}

/** Runs a transaction again when it lost against another, at most `attempts` times in all. */
export async function againOnConflict<T>(run: () => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
      if (attempt < attempts) continue
      throw new SeinpostError('store_unavailable', `a transaction lost ${attempts} times: ${error.message}`, {
        retryable: true,
        cause: error,
      })
    }
  }
}
