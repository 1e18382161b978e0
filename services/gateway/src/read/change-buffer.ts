import type { CaseChange } from '@seinpost/schemas'
import type { CaseChanges } from '@seinpost/store'

export interface NumberedChange {
  /** Sent as the event id, so that a browser that reconnects says what it saw last. */
  readonly id: string
  readonly change: CaseChange
}

export interface ChangeBuffer {
  /** The id of the newest change, for a client that starts now. */
  last(): string
  /** What came after `lastSeen`, or null when that is not known any more and the client must read anew. */
  since(lastSeen: string): readonly NumberedChange[] | null
  onChange(listener: (change: NumberedChange) => void): () => void
  close(): Promise<void>
}

/** Keeps the newest `keep` changes with their numbers within this run of the process. */
export async function bufferChanges(
  feed: CaseChanges,
  { runId, keep }: { runId: string; keep: number },
): Promise<ChangeBuffer> {
  const kept: NumberedChange[] = []
  const listeners = new Set<(change: NumberedChange) => void>()
  let count = 0

  function keepAndTell(change: CaseChange): void {
    count += 1
    const numbered = { id: `${runId}:${count}`, change }
    kept.push(numbered)
    if (kept.length > keep) kept.shift()
    for (const listener of listeners) listener(numbered)
  }
  const stop = await feed.subscribe((changes) => changes.forEach(keepAndTell))

  return {
    last: () => `${runId}:${count}`,
    since(lastSeen) {
      const [run, number] = lastSeen.split(':')
      const missed = count - Number(number)
      if (run !== runId || !Number.isInteger(missed) || missed < 0 || missed > kept.length) return null
      return missed === 0 ? [] : kept.slice(-missed)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      listeners.clear()
      await stop()
    },
  }
}
