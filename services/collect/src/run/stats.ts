import { z } from 'zod'
import { SKIP_REASONS } from '../source/item.ts'

const count = z.int().min(0).default(0)
const HOURS_KEPT = 24

/** What a source has done so far, as counts; never content. */
export const SourceStats = z.object({
  visits: count,
  /** Visits that the source answered with "nothing changed". */
  unchanged: count,
  failures: count,
  /** Items handed in, by who made them. */
  human: count,
  machine: count,
  unknown: count,
  /** What the gate said of them. */
  accepted: count,
  known: count,
  refused: z.record(z.string(), z.int()).default({}),
  skipped: z.partialRecord(z.enum(SKIP_REASONS), z.int()).default({}),
  lastVisitAt: z.iso.datetime().nullable().default(null),
  lastItemAt: z.iso.datetime().nullable().default(null),
  /** Items by hour (`2026-11-20T10`), of the last day that had any. */
  hours: z.record(z.string(), z.int()).default({}),
  remarks: z.array(z.string()).default([]),
})
export type SourceStats = z.infer<typeof SourceStats>

export const noStats = (): SourceStats => SourceStats.parse({})

const summed = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) => {
  const sum: Record<string, number> = { ...a }
  for (const [key, n] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + n
  return sum
}

const later = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b)

/** The counts of `a` and then `b`. */
export function addStats(a: SourceStats, b: SourceStats): SourceStats {
  const hours = Object.entries(summed(a.hours, b.hours)).sort(([x], [y]) => (x < y ? 1 : -1))
  return {
    visits: a.visits + b.visits,
    unchanged: a.unchanged + b.unchanged,
    failures: a.failures + b.failures,
    human: a.human + b.human,
    machine: a.machine + b.machine,
    unknown: a.unknown + b.unknown,
    accepted: a.accepted + b.accepted,
    known: a.known + b.known,
    refused: summed(a.refused, b.refused),
    skipped: summed(a.skipped, b.skipped),
    lastVisitAt: later(a.lastVisitAt, b.lastVisitAt),
    lastItemAt: later(a.lastItemAt, b.lastItemAt),
    hours: Object.fromEntries(hours.slice(0, HOURS_KEPT)),
    remarks: b.remarks.length > 0 ? b.remarks : a.remarks,
  }
}

/** Items in the 24 hours before `now`, per hour. */
export function itemsPerHour({ hours }: SourceStats, now: Date): number {
  const since = new Date(now.getTime() - HOURS_KEPT * 3_600_000).toISOString().slice(0, 13)
  const total = Object.entries(hours).reduce((sum, [hour, n]) => (hour > since ? sum + n : sum), 0)
  return total / HOURS_KEPT
}
