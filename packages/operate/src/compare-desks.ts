import type { DeskDifference, DeskLoadCount, DesksConfig } from '@seinpost/schemas'
import type { Rerun, RerunCase } from './rerun.ts'

const LISTED = 20

interface CompareOptions {
  readonly days: number
  readonly desks: DesksConfig
  readonly missed: ReadonlySet<string>
}

/** Each desk under both configs, those that change most first. Desks that change nothing are listed too. */
export function compareDesks(base: Rerun, candidate: Rerun, options: CompareOptions): DeskDifference[] {
  const [before, after] = [byDesk(base), byDesk(candidate)]
  const [desksBefore, desksAfter] = [desksBySignal(base), desksBySignal(candidate)]
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return names
    .map((desk) => {
      const [had, has] = [before.get(desk) ?? [], after.get(desk) ?? []]
      const entering = has.filter(({ members }) => !anyAt(members, desk, desksBefore))
      const leaving = had.filter(({ members }) => !anyAt(members, desk, desksAfter))
      return {
        desk,
        before: loadOf(desk, had, options),
        after: loadOf(desk, has, options),
        enters: entering.length,
        leaves: leaving.length,
        moves:
          entering.filter(({ members }) => members.some((id) => desksBefore.has(id))).length +
          leaving.filter(({ members }) => members.some((id) => desksAfter.has(id))).length,
        reordered: reordered(had, has),
        entering: idsOf(entering),
        leaving: idsOf(leaving),
        missedSerious: leaving.filter(({ id }) => options.missed.has(id)).map(({ id }) => id),
        capacityHoursPerDay: capacityHours(desk, options.desks),
      }
    })
    .toSorted((a, b) => b.enters + b.leaves - (a.enters + a.leaves) || (a.desk < b.desk ? -1 : 1))
}

/** Reader-hours a desk has in a day; null when the config does not say. */
export function capacityHours(desk: string, { capacity }: DesksConfig): number | null {
  const found = capacity[desk]
  return found === undefined ? null : found.readers * found.hoursPerDay
}

/** Minutes a case takes at a desk. */
export const minutesAt = (desk: string, { capacity, minutesPerCase }: DesksConfig): number =>
  capacity[desk]?.minutesPerCase ?? minutesPerCase

function loadOf(desk: string, cases: readonly RerunCase[], { days, desks }: CompareOptions): DeskLoadCount {
  const casesPerDay = cases.length / days
  return {
    cases: cases.length,
    acute: cases.filter(({ level }) => level === 4).length,
    casesPerDay,
    readerHoursPerDay: (casesPerDay * minutesAt(desk, desks)) / 60,
  }
}

/** The cases of each desk, in the order it would see them. */
function byDesk({ cases }: Rerun): ReadonlyMap<string, readonly RerunCase[]> {
  const found = new Map<string, RerunCase[]>()
  for (const one of cases.toSorted((a, b) => b.rankKey - a.rankKey || (a.id < b.id ? -1 : 1)))
    for (const desk of one.desks) {
      const list = found.get(desk)
      if (list === undefined) found.set(desk, [one])
      else list.push(one)
    }
  return found
}

/** Cases are the same when they share a signal: another dedup policy gives them other ids. */
const desksBySignal = ({ cases }: Rerun): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    cases.flatMap(({ members, desks }) => {
      const set = new Set(desks)
      return members.map((id) => [id, set] as const)
    }),
  )

const anyAt = (
  members: readonly string[],
  desk: string,
  desks: ReadonlyMap<string, ReadonlySet<string>>,
): boolean => members.some((id) => desks.get(id)?.has(desk))

/** How many of the cases a desk keeps stand at another place among those it keeps. */
function reordered(had: readonly RerunCase[], has: readonly RerunCase[]): number {
  const after = new Set(has.map(({ id }) => id))
  const before = new Set(had.map(({ id }) => id))
  const keptBefore = had.filter(({ id }) => after.has(id))
  const keptAfter = has.filter(({ id }) => before.has(id))
  return keptBefore.filter(({ id }, place) => keptAfter[place]?.id !== id).length
}

const idsOf = (cases: readonly RerunCase[]): string[] => cases.slice(0, LISTED).map(({ id }) => id)
