/** Counts calls of whoever is not signed in, each address in its own minute. */
export interface Rate {
  /** Seconds to wait, or null when it may go on. */
  waitFor(address: string): number | null
}

const WINDOW_MS = 60_000
/** More addresses than this at once are an attack; the oldest are forgotten, so memory is bounded. */
const MOST_ADDRESSES = 10_000

export function openRate({ perMinute, now }: { readonly perMinute: number; readonly now: () => Date }): Rate {
  const windows = new Map<string, { since: number; calls: number }>()
  return {
    waitFor(address) {
      const at = now().getTime()
      const known = windows.get(address)
      if (known === undefined || at - known.since >= WINDOW_MS) {
        windows.delete(address)
        windows.set(address, { since: at, calls: 1 })
        const [oldest] = windows.keys()
        if (windows.size > MOST_ADDRESSES && oldest !== undefined) windows.delete(oldest)
        return null
      }
      known.calls += 1
      return known.calls <= perMinute ? null : Math.ceil((known.since + WINDOW_MS - at) / 1_000)
    },
  }
}
