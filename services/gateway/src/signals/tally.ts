import type { RefusalReason } from '@seinpost/schemas'
import type { AcceptResult } from '../deps.ts'

/** Lines named per reason; more are counted only, so that a stream of bad lines cannot fill the memory. */
const NAMED_LINES = 100

export interface StreamCounts {
  /** Every line up to this one (1-based) is answered and durable. */
  readonly through: number
  readonly accepted: number
  readonly known: number
  readonly refused: number
}

export interface StreamSummary extends StreamCounts {
  readonly reasons: Partial<Record<RefusalReason, { count: number; lines: number[] }>>
}

/** Counts the answers of one stream. */
export function newTally() {
  let through = 0
  let accepted = 0
  let known = 0
  let refused = 0
  const reasons: StreamSummary['reasons'] = {}

  return {
    add(line: number, result: AcceptResult): void {
      through = line
      if (result.kind === 'accepted') accepted += 1
      if (result.kind === 'known') known += 1
      if (result.kind !== 'refused') return
      refused += 1
      const { reason } = result.refusal
      const entry = reasons[reason] ?? { count: 0, lines: [] }
      reasons[reason] = entry
      entry.count += 1
      if (entry.lines.length < NAMED_LINES) entry.lines.push(line)
    },
    counts: (): StreamCounts => ({ through, accepted, known, refused }),
    summary: (): StreamSummary => ({ through, accepted, known, refused, reasons }),
  }
}
