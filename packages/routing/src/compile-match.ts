import type { RouteMatch } from '@seinpost/schemas'
import type { Facts } from './facts.ts'
import type { LocalMoment } from './hours.ts'

interface Test {
  readonly condition: string
  readonly holds: (facts: Facts) => boolean
}

const many = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]) // Not an array here.

const has = (wanted: ReadonlySet<string>, value: string | undefined) =>
  value !== undefined && wanted.has(value)

/** The first condition of a match that does not hold, by name; undefined when the route matches. */
export function compileMatch(
  match: RouteMatch | undefined,
  hours: ReadonlyMap<string, (moment: LocalMoment) => boolean>,
): (facts: Facts) => string | undefined {
  const tests = testsOf(match ?? {}, hours)
  return (facts) => {
    for (let at = 0; at < tests.length; at++) {
      const one = tests[at] as Test // `at` is in the list.
      if (!one.holds(facts)) return one.condition
    }
    return undefined
  }
}

function testsOf(match: RouteMatch, hours: ReadonlyMap<string, (moment: LocalMoment) => boolean>): Test[] {
  const { minLevel, maxLevel, minConfidence } = match
  // What a route is about comes first, so that an explanation names that and not a level.
  const tests: Test[] = listTests(match)
  if (minLevel !== undefined) tests.push({ condition: 'minLevel', holds: ({ level }) => level >= minLevel })
  if (maxLevel !== undefined) tests.push({ condition: 'maxLevel', holds: ({ level }) => level <= maxLevel })
  if (minConfidence !== undefined)
    tests.push({
      condition: 'minConfidence',
      holds: ({ place }) => place !== undefined && place.confidence >= minConfidence,
    })
  const sets: readonly (readonly [keyof RouteMatch, (facts: Facts) => string | undefined])[] = [
    ['sourceKind', ({ sourceKind }) => sourceKind],
    ['language', ({ language }) => language],
    ['municipality', ({ place }) => place?.nis ?? place?.code],
    ['zone', ({ jurisdiction }) => jurisdiction?.zone.code],
    ['district', ({ jurisdiction }) => jurisdiction?.district.slug],
    ['country', ({ place }) => place?.country],
    ['placeRole', ({ place }) => place?.role],
  ]
  for (const [key, read] of sets) {
    const wanted = match[key]
    if (wanted === undefined) continue
    const set = new Set(many(wanted).map(String))
    tests.push({ condition: key, holds: (facts) => has(set, read(facts)) })
  }
  if (match.during !== undefined) {
    const windows = many(match.during).map((name) => hours.get(name))
    tests.push({
      condition: 'during',
      holds: ({ moment }) => moment !== undefined && windows.some((inside) => inside?.(moment) === true),
    })
  }
  return tests
}

function listTests({ context, theme }: RouteMatch): Test[] {
  const tests: Test[] = []
  if (context !== undefined) {
    const wanted = new Set<string>(many(context))
    tests.push({ condition: 'context', holds: ({ contexts }) => contexts.some((one) => wanted.has(one)) })
  }
  if (theme !== undefined) {
    const wanted = new Set(many(theme))
    tests.push({ condition: 'theme', holds: ({ themes }) => themes.some((one) => wanted.has(one)) })
  }
  return tests
}
