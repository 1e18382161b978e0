const HOUR_MS = 3_600_000
const MAX_AUTHORS = 100_000

/** How often one author of one source may still speak within the hour. In memory: a restart gives everyone a new hour. */
export interface AuthorBudget {
  admits(source: string, author: string | undefined, perHour: number): boolean
}

/** The budgets of all authors of this process; those who spoke longest ago are forgotten first. */
export function openAuthorBudget(now: () => Date): AuthorBudget {
  const spoken = new Map<string, { hour: number; count: number }>()
  return {
    admits(source, author, perHour) {
      // Without an author there is nobody to hold back; the source's own budget holds.
      if (author === undefined) return true
      const hour = Math.floor(now().getTime() / HOUR_MS)
      const key = `${source} ${author}`
      const held = spoken.get(key)
      const count = held?.hour === hour ? held.count + 1 : 1
      spoken.delete(key)
      if (spoken.size >= MAX_AUTHORS) spoken.delete(spoken.keys().next().value ?? '')
      spoken.set(key, { hour, count })
      return count <= perHour
    },
  }
}
