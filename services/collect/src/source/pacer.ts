/** Leaves time between two requests to one host. */
export interface Pacer {
  /** Resolves when it is this caller's turn; `leastMs` is what the host itself asks. */
  turn(host: string, leastMs: number): Promise<void>
}

const MAX_HOSTS = 10_000
const MAX_DELAY_MS = 60_000

/** Turns per host in the order of asking, at least `leastMs` apart; a host that asks for more than a minute gets that minute. */
export function openPacer({
  leastMs,
  now,
  wait,
}: {
  leastMs: number
  now: () => number
  wait: (ms: number) => Promise<void>
}): Pacer {
  const next = new Map<string, number>()
  return {
    async turn(host, hostMs) {
      const at = Math.max(now(), next.get(host) ?? 0)
      // Hosts whose turn has passed need not be remembered.
      if (next.size >= MAX_HOSTS) for (const [old, free] of next) if (free <= now()) next.delete(old)
      next.set(host, at + Math.min(Math.max(leastMs, hostMs), MAX_DELAY_MS))
      if (at > now()) await wait(at - now())
    },
  }
}
