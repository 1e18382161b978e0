import { isDeepStrictEqual } from 'node:util'
import type { Config } from '@seinpost/schemas'
import { describeOverrides } from './describe-overrides.ts'
import { describeTree } from './describe-tree.ts'

/** What of the config has words of its own; everything else is told as "X was A, is B". */
const WORDS: Readonly<Record<string, string>> = {
  'thresholds.queueFromLevel': 'Signals become a case from level',
  'thresholds.referralsAlways': 'Referrals become a case at any level:',
  'priority.severity': 'Priority points for severity:',
  'priority.imminence': 'Priority points for imminence:',
  'priority.spread': 'Priority points for spread:',
  'priority.corroboration': 'Priority points for independent sources:',
  'priority.reliability': 'Priority points for a reliable source:',
  'priority.age': 'Priority points for being new:',
  'priority.help': 'Priority points for a cry for help:',
  'dedup.mergeFrom': 'Two texts are one case from similarity',
  'dedup.windowDays': 'Days in which copies join a case:',
  'queue.ageingPointsPerHour': 'Points a waiting case gains an hour:',
  'queue.leaseMinutes': 'Minutes a claim holds:',
  'desks.minutesPerCase': 'Minutes a case takes (for workload only):',
  'routing.participating': 'Municipalities with their own queue:',
  'routing.zones': 'Zones with a queue:',
  'routing.districts': 'Districts with a queue:',
}

type Path = readonly string[]

const DESCRIBED: Readonly<Record<string, (before: unknown, after: unknown) => string[]>> = {
  'routing.tree': describeTree,
  'thresholds.overrides': describeOverrides,
}

/** Every difference between two configs, a sentence each, in the order of the config. Empty when they do the same. */
export function describeChanges(before: Config, after: Config): string[] {
  const lines: string[] = []
  walk([], before, after, lines)
  return lines
}

function walk(path: Path, before: unknown, after: unknown, lines: string[]): void {
  if (isDeepStrictEqual(before, after)) return
  const at = path.join('.')
  const describe = DESCRIBED[at]
  if (describe !== undefined) {
    lines.push(...describe(before, after))
    return
  }
  if (isKeyed(before) || isKeyed(after)) {
    walkKeyed(path, before, after, lines)
    return
  }
  if (isPlain(before) && isPlain(after)) {
    for (const key of keysOf(before, after)) walk([...path, key], before[key], after[key], lines)
    return
  }
  lines.push(sentence(at, before, after))
}

/** A list whose items have an id or a name: an item is added, removed or changed, wherever it stands. */
function walkKeyed(path: Path, before: unknown, after: unknown, lines: string[]): void {
  const [was, is] = [byName(before), byName(after)]
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const at = `${path.join('.')} "${name}"`
    if (!was.has(name)) lines.push(`${at} is added`)
    else if (!is.has(name)) lines.push(`${at} is removed`)
    else walk([at], was.get(name), is.get(name), lines)
  }
  if (isDeepStrictEqual([...was.keys()], [...is.keys()])) return
  const stays = (list: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
    [...list.keys()].filter((name) => other.has(name))
  if (!isDeepStrictEqual(stays(was, is), stays(is, was)))
    lines.push(`${path.join('.')} stand in another order: ${[...is.keys()].join(', ')}`)
}

function sentence(at: string, before: unknown, after: unknown): string {
  const words = WORDS[at] ?? at
  if (isList(before) && isList(after)) {
    const added = after.filter((item) => !before.some((other) => isDeepStrictEqual(item, other)))
    const gone = before.filter((item) => !after.some((other) => isDeepStrictEqual(item, other)))
    if (added.length + gone.length === 0) return `${words} stand in another order: ${said(after)}`
    const parts = [
      ...(added.length > 0 ? [`added ${said(added)}`] : []),
      ...(gone.length > 0 ? [`removed ${said(gone)}`] : []),
    ]
    return `${words} ${parts.join('; ')}`
  }
  return `${words} was ${said(before)}, is ${said(after)}`
}

/** A value as a person reads it. Secrets are references in the config, so none can be shown. */
export function said(value: unknown): string {
  if (value === undefined) return 'not set'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (isList(value)) return value.map(said).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const nameOf = (item: unknown): string | undefined => {
  if (!isPlain(item)) return undefined
  const name = item.id ?? item.name ?? item.queue ?? item.for ?? item.sector
  return typeof name === 'string' ? name : undefined
}
const isKeyed = (value: unknown): boolean =>
  isList(value) && value.length > 0 && value.every((item) => nameOf(item) !== undefined)

function byName(value: unknown): ReadonlyMap<string, unknown> {
  if (!isList(value)) return new Map()
  return new Map(value.map((item, index) => [nameOf(item) ?? String(index + 1), item]))
}

const keysOf = (a: object, b: object): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])]
