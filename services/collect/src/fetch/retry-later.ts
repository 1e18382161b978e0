import { SeinpostError } from '@seinpost/domain'

/** A source that asks to be left alone for a while (429, 503, or a turn too far away). */
export class RetryLater extends SeinpostError {
  readonly retryAfterMs: number
  /** The source asked for it, or our own budget of requests to its host is used up, which is no fault of the source's. */
  readonly by: 'source' | 'budget'

  constructor(
    host: string,
    why: string,
    { ms, by }: { readonly ms: number; readonly by: 'source' | 'budget' },
  ) {
    super('source_unreachable', `${host}: ${why}`, {
      retryable: true,
      remedy: `It is read again in about ${Math.ceil(ms / 60_000)} min.`,
    })
    this.retryAfterMs = ms
    this.by = by
  }
}

const DEFAULT_MS = 10 * 60_000
const LONGEST_MS = 24 * 60 * 60_000

/** What `Retry-After` asks (RFC 9110, 10.2.3: seconds or a date), kept between a second and a day; ten minutes without one. */
export function retryAfterMs(value: string | undefined, now: Date): number {
  const text = value?.trim() ?? ''
  const asked = /^\d+$/u.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime()
  if (!Number.isFinite(asked)) return DEFAULT_MS
  return Math.min(Math.max(asked, 1_000), LONGEST_MS)
}
