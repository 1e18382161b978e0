import type { TrendArea } from '@seinpost/schemas'
import { type Atom, joined, mergeSmall } from './merge-small.ts'

/** An area of the map and the province within which it is put together with others. */
export interface AreaOf {
  readonly id: string
  readonly province: string
}

/**
 * Every municipality with enough cases alone, the others of a province together; a province that has too few together
 * with those of other provinces.
 */
export function divideAreas(
  counts: ReadonlyMap<string, number>,
  { areas, k }: { areas: readonly AreaOf[]; k: number },
): TrendArea[] {
  const done: Atom[] = []
  const left: Atom[] = []
  for (const province of new Set(areas.map((area) => area.province))) {
    const within = areas.filter((area) => area.province === province)
    const merged = mergeSmall(
      within.map(({ id }) => ({ members: [id], n: counts.get(id) ?? 0 })),
      k,
    )
    done.push(...merged.atoms)
    if (merged.left !== null) left.push(merged.left)
  }
  return whole(done, { left, k }).map(({ members, n }) => ({ id: idOf(members), members: [...members], n }))
}

function whole(done: readonly Atom[], { left, k }: { left: readonly Atom[]; k: number }): readonly Atom[] {
  if (left.length === 0) return done
  const { atoms, left: still } = mergeSmall([...done.filter(({ n }) => n > 0), joined(left)], k)
  const zeros = done.filter(({ n }) => n === 0)
  return still === null ? [...atoms, ...zeros] : [...atoms, ...zeros, still]
}

const idOf = (members: readonly string[]): string =>
  members.length === 1 ? (members[0] ?? '') : `${members[0]}+${members.length - 1}`
