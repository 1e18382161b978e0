const MAX_WAIT_MS = 24 * 60 * 60 * 1000

/** How long a host asks to wait: seconds or a date (RFC 9110), at most a day; null when it does not say. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null
  const seconds = /^\d+$/u.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now.getTime()
  if (Number.isNaN(seconds)) return null
  return Math.min(Math.max(seconds, 0), MAX_WAIT_MS)
}
