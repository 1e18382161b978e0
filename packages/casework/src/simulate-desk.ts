import type { Level, QueueConfig } from '@seinpost/schemas'
import { rankKey } from './rank.ts'

/** In what order a desk takes what waits. */
export type Discipline = 'first_in_first_out' | 'severity_only' | 'ranked'
export const DISCIPLINES: readonly Discipline[] = ['first_in_first_out', 'severity_only', 'ranked']

export interface DeskLoad {
  /** Cases that come per case the desk can review: 1 is just enough people, 10 ten times too few. */
  readonly overload: number
  readonly reviewers: number
  readonly minutesPerCase: number
  readonly hours: number
  /** Share of each true level among the cases. */
  readonly mix: Readonly<Record<1 | 2 | 3 | 4, number>>
  /** How often the score is one level off. */
  readonly misjudged: number
}

export const USUAL_LOAD: Omit<DeskLoad, 'overload'> = {
  reviewers: 3,
  minutesPerCase: 6,
  hours: 168,
  mix: { 1: 0.7, 2: 0.22, 3: 0.06, 4: 0.02 },
  misjudged: 0.2,
}

interface Arrival {
  /** Minutes since the start. */
  readonly at: number
  readonly level: Level
  readonly judged: Level
  readonly priority: number
}

export interface DeskWaits {
  /** Median and 90th percentile of minutes from arrival to review, by true level; what is not reviewed waits to the end. */
  readonly median: Readonly<Record<1 | 2 | 3 | 4, number>>
  readonly p90: Readonly<Record<1 | 2 | 3 | 4, number>>
  readonly reviewed: number
  readonly arrived: number
}

const START = Date.UTC(2026, 0, 1)
const MINUTE_MS = 60_000
const LEVELS = [1, 2, 3, 4] as const

/** Waiting times between events that come at random, by inversion (Knuth, The Art of Computer Programming 2, 3.4.1). */
const exponential = (mean: number, chance: () => number) => -mean * Math.log(1 - chance())

function levelBy(mix: DeskLoad['mix'], drawn: number): Level {
  let sum = 0
  for (const level of LEVELS) {
    sum += mix[level]
    if (drawn < sum) return level
  }
  return 1
}

function judge(level: Level, misjudged: number, chance: () => number): Level {
  if (chance() >= misjudged) return level
  const off = level + (chance() < 0.5 ? -1 : 1)
  return LEVELS.find((other) => other === off) ?? level
}

/** The cases of a run; the same for every discipline when `chance` starts the same. */
function arrivalsOf(load: DeskLoad, chance: () => number): Arrival[] {
  const meanGap = load.minutesPerCase / (load.reviewers * load.overload)
  const arrivals: Arrival[] = []
  for (let at = exponential(meanGap, chance); at < load.hours * 60; at += exponential(meanGap, chance)) {
    const level = levelBy(load.mix, chance())
    const judged = judge(level, load.misjudged, chance)
    arrivals.push({ at, level, judged, priority: judged * 20 + chance() * 20 })
  }
  return arrivals
}

type Key = (arrival: Arrival) => number
function keyOf(discipline: Discipline, queue: Pick<QueueConfig, 'ageingPointsPerHour'>): Key {
  switch (discipline) {
    case 'first_in_first_out':
      return ({ at }) => -at
    case 'severity_only':
      return ({ judged, at }) => judged * 1e9 - at
    case 'ranked':
      return ({ priority, judged, at }) =>
        rankKey({ priority, level: judged, openedAt: new Date(START + at * MINUTE_MS).toISOString() }, queue)
  }
}

/** What waits, the largest key first: a binary heap. */
class Waiting {
  readonly #heap: { readonly key: number; readonly arrival: Arrival }[] = []

  get size(): number {
    return this.#heap.length
  }

  push(key: number, arrival: Arrival): void {
    const heap = this.#heap
    let at = heap.push({ key, arrival }) - 1
    for (let parent = (at - 1) >> 1; at > 0 && this.#key(parent) < key; parent = (at - 1) >> 1) {
      this.#swap(at, parent)
      at = parent
    }
  }

  pop(): Arrival | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first?.arrival
    heap[0] = last
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      const largest = this.#key(left + 1) > this.#key(left) ? left + 1 : left
      if (this.#key(largest) <= last.key) return first.arrival
      this.#swap(at, largest)
      at = largest
    }
  }

  #key(at: number): number {
    return this.#heap[at]?.key ?? Number.NEGATIVE_INFINITY
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#heap[a], this.#heap[b]]
    if (first === undefined || second === undefined) return
    this.#heap[a] = second
    this.#heap[b] = first
  }
}

/** The value that `share` of all stay under; 0 for none. */
export const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/**
 * A desk at work, event by event: cases come at random, each reviewer takes the next in the discipline's order. The same
 * `chance` gives the same week to every discipline.
 */
export function simulateDesk(
  load: DeskLoad,
  {
    discipline,
    queue,
    chance,
  }: { discipline: Discipline; queue: Pick<QueueConfig, 'ageingPointsPerHour'>; chance: () => number },
): DeskWaits {
  const arrivals = arrivalsOf(load, chance)
  const end = load.hours * 60
  const key = keyOf(discipline, queue)
  const waiting = new Waiting()
  const waits = new Map<Level, number[]>(LEVELS.map((level) => [level, []]))
  const free = Array.from({ length: load.reviewers }, () => 0)
  let next = 0
  let reviewed = 0
  while (true) {
    const now = Math.min(...free)
    if (now >= end) break
    for (let come = arrivals[next]; come !== undefined && come.at <= now; come = arrivals[++next])
      waiting.push(key(come), come)
    const reviewer = free.indexOf(now)
    const taken = waiting.pop()
    if (taken === undefined) {
      free[reviewer] = arrivals[next]?.at ?? end
      continue
    }
    waits.get(taken.level)?.push(now - taken.at)
    reviewed += 1
    free[reviewer] = now + exponential(load.minutesPerCase, chance)
  }
  for (let left = waiting.pop(); left !== undefined; left = waiting.pop())
    waits.get(left.level)?.push(end - left.at)
  const of = (share: number) => ({
    1: percentile(waits.get(1) ?? [], share),
    2: percentile(waits.get(2) ?? [], share),
    3: percentile(waits.get(3) ?? [], share),
    4: percentile(waits.get(4) ?? [], share),
  })
  return { median: of(0.5), p90: of(0.9), reviewed, arrived: arrivals.length }
}
