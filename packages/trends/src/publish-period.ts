import { SCHEME_PARTS, SCHEMES, type Scheme, type TrendPeriod, type TrendScheme } from '@seinpost/schemas'
import { type CountedCase, ELSEWHERE } from './counted-case.ts'
import { type AreaOf, divideAreas } from './divide-areas.ts'
import { divideRows } from './divide-rows.ts'
import { mergeSmall } from './merge-small.ts'
import type { Period } from './periods.ts'

/**
 * What may be published of a period's cases, or null when they are fewer than `k`: then they wait for the next period.
 *
 * Why nothing small can be had by subtracting: areas divide the cases, and so do a scheme's parts, and every class of
 * each division is 0 or at least `k`. Where areas and parts are crossed, every cell is, and the rows that are crossed are
 * unions of areas. A sum and difference of such numbers that is the size of some group is then a sum of whole classes. The
 * property test takes the attacker's side: it solves for every small group in the space of all published numbers.
 */
export function publishPeriod(
  cases: readonly CountedCase[],
  { period: { period, from, to }, areas, k }: { period: Period; areas: readonly AreaOf[]; k: number },
): TrendPeriod | null {
  if (cases.length < k) return null
  const known = [...areas, { id: ELSEWHERE, province: ELSEWHERE }]
  const provinces = new Map(known.map(({ id, province }) => [id, province]))
  const placed = cases.map((one) => (provinces.has(one.area) ? one : { ...one, area: ELSEWHERE }))
  const divided = divideAreas(
    countBy(placed, ({ area }) => area),
    { areas: known, k },
  )
  const schemeOf = (scheme: Scheme): TrendScheme => {
    const category = (one: CountedCase) => one[scheme]
    const counts = countBy(placed, category)
    const { atoms } = mergeSmall(
      SCHEME_PARTS[scheme].map((part) => ({ members: [part], n: counts.get(part) ?? 0 })),
      k,
    )
    const parts = atoms.map(({ members, n }) => ({ members: [...members], n }))
    const provinceOf = (member: string) => provinces.get(member) ?? ELSEWHERE
    return { parts, rows: divideRows(placed, { areas: divided, parts, category, provinceOf, k }) }
  }
  const [theme, level, venue] = SCHEMES.map(schemeOf)
  if (theme === undefined || level === undefined || venue === undefined) throw new Error('three schemes')
  return { period, from, to, k, total: placed.length, areas: divided, schemes: { theme, level, venue } }
}

function countBy(
  cases: readonly CountedCase[],
  of: (one: CountedCase) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const one of cases) counts.set(of(one), (counts.get(of(one)) ?? 0) + 1)
  return counts
}
