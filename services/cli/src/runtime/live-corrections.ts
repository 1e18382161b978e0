import type { Corrections } from '@seinpost/dedup'
import type { CorrectionLog } from '@seinpost/store'

/** What people said about copies, as the store has it; `refresh` reads what is new since the last time. */
export interface LiveCorrections extends Corrections {
  refresh(): Promise<void>
}

/** Corrections kept up with the store. */
export function liveCorrections(log: CorrectionLog): LiveCorrections {
  const clusterOf = new Map<string, string>()
  const joined = new Map<string, string>()
  let seen = 0
  return {
    clusterOf,
    joined,
    refresh: async () => {
      for (const { seq, kind, subject, cluster } of await log.since(seen)) {
        const map = kind === 'placed' ? clusterOf : joined
        map.set(subject, cluster)
        seen = seq
      }
    },
  }
}
