/** Things counted together. */
export interface Atom {
  readonly members: readonly string[]
  readonly n: number
}

/**
 * Puts counts below `k` together until the sum is 0 or at least `k`, taking in the smallest large ones where the small
 * ones alone do not reach it. What stays alone is at least `k`. Zeros are put with the small ones: a zero on its own
 * would tell that each of the others is at least 1.
 *
 * @returns the atoms, and what could not be brought to `k` because everything together is below it
 */
export function mergeSmall(atoms: readonly Atom[], k: number): { atoms: readonly Atom[]; left: Atom | null } {
  const large = atoms.filter(({ n }) => n >= k).sort((a, b) => b.n - a.n || compare(a, b))
  const small = atoms.filter(({ n }) => n < k)
  if (small.length === 0) return { atoms: large, left: null }
  const together = [...small]
  while (isTelling(together, k)) {
    const smallest = large.pop()
    if (smallest === undefined) break
    together.push(smallest)
  }
  const merged = joined(together)
  if (merged.n > 0 && merged.n < k) return { atoms: large, left: merged }
  return { atoms: [...large, merged], left: null }
}

/** A sum below `k` tells too much, and so does the largest sum that small counts can have: then each is `k - 1`. */
function isTelling(atoms: readonly Atom[], k: number): boolean {
  const { n } = joined(atoms)
  return n > 0 && (n < k || n === atoms.length * (k - 1))
}

export const joined = (atoms: readonly Atom[]): Atom => ({
  members: atoms.flatMap(({ members }) => members).sort(),
  n: atoms.reduce((sum, { n }) => sum + n, 0),
})

const compare = (a: Atom, b: Atom): number => ((a.members[0] ?? '') < (b.members[0] ?? '') ? -1 : 1)
