import type { QueueEntry } from '@seinpost/schemas'
import type { QueueSlice } from '../api/client.ts'

/** Pages of the queue that are in sight, by number from 0. */
export interface PageRange {
  readonly first: number
  readonly last: number
}

/** The pages to read: those in sight, and the first, which tells how long the queue is. */
export function pagesIn({ first, last }: PageRange): number[] {
  const inSight = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return first === 0 ? inSight : [0, ...inSight]
}

/** A row per open case; undefined where it is not read yet. */
export type QueueRows = readonly (QueueEntry | undefined)[]

/** Where a case stands, or -1; a row that is not read yet is no case. */
export const placeOf = (rows: QueueRows, caseId: string | undefined): number =>
  caseId === undefined ? -1 : rows.findIndex((row) => row?.caseId === caseId)

/**
 * The queue as far as it is read. While the ranking changes between two reads a case may stand on two pages; it is
 * shown once.
 */
export function rowsOf(slices: readonly QueueSlice[]): QueueRows {
  const open = slices[0]?.open ?? 0
  const rows: (QueueEntry | undefined)[] = Array.from({ length: open })
  const seen = new Set<string>()
  for (const { offset, entries } of slices) {
    for (const [at, entry] of entries.entries()) {
      if (offset + at >= open || seen.has(entry.caseId)) continue
      seen.add(entry.caseId)
      rows[offset + at] = entry
    }
  }
  return rows
}
