/** Every code has a row in docs/errors.md; a test fails when one is missing. */
export const ERROR_CODES = [
  'config_invalid',
  'data_dir_locked',
  'data_dir_unusable',
  'disk_full',
  'event_invalid',
  'forbidden',
  'index_unavailable',
  'input_unreadable',
  'internal',
  'log_corrupt',
  'log_unavailable',
  'model_unavailable',
  'not_found',
  'queue_unavailable',
  'rate_limited',
  'source_unreachable',
  'stage_failed',
  'stage_timeout',
  'store_unavailable',
  'unauthenticated',
  'usage',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export interface SeinpostErrorOptions {
  /** True when the same call may succeed later without a change. */
  readonly retryable?: boolean
  readonly cause?: unknown
  /** What the reader can do about it, in one sentence. */
  readonly remedy?: string
}

/** A fault with a stable code. Expected answers are values, not errors. */
export class SeinpostError extends Error {
  readonly code: ErrorCode
  readonly retryable: boolean
  readonly remedy: string | undefined

  constructor(code: ErrorCode, message: string, options: SeinpostErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'SeinpostError'
    this.code = code
    this.retryable = options.retryable ?? false
    this.remedy = options.remedy
  }
}

/** The error as a SeinpostError; anything unknown becomes `internal`. */
export function asSeinpostError(error: unknown): SeinpostError {
  if (error instanceof SeinpostError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new SeinpostError('internal', message, { cause: error })
}
