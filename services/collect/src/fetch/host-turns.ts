import { RetryLater } from './retry-later.ts'

export interface HostTurnsDeps {
  readonly now: () => Date
  readonly wait: (ms: number, stop?: AbortSignal) => Promise<unknown>
}

/** Requests to one host one after another, never closer together than its gap, and none while it asks for quiet. */
export interface HostTurns {
  /** Resolves when the host may be asked. @throws RetryLater when its turn is further away than `patienceMs`. */
  turn(
    host: string,
    to: { readonly gapMs: number; readonly patienceMs: number; readonly stop?: AbortSignal | undefined },
  ): Promise<void>
  /** Nobody asks `host` for this long. */
  holdOff(host: string, ms: number): void
}

const MAX_HOSTS = 20_000

/** The turns of all hosts this process talks to. */
export function openHostTurns({ now, wait }: HostTurnsDeps): HostTurns {
  const freeAt = new Map<string, number>()

  function forget(at: number): void {
    if (freeAt.size < MAX_HOSTS) return
    for (const [host, free] of freeAt) if (free <= at) freeAt.delete(host)
  }

  return {
    async turn(host, { gapMs, patienceMs, stop }) {
      const at = now().getTime()
      const start = Math.max(at, freeAt.get(host) ?? 0)
      if (start - at > patienceMs)
        throw new RetryLater(host, 'its budget of requests is used up', { ms: start - at, by: 'budget' })
      forget(at)
      freeAt.set(host, start + gapMs)
      if (start > at) await wait(start - at, stop)
    },
    holdOff(host, ms) {
      freeAt.set(host, Math.max(freeAt.get(host) ?? 0, now().getTime() + ms))
    },
  }
}
