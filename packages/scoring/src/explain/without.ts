import type { Span } from '@seinpost/schemas'
import { HEAD_NAMES } from '../head-names.ts'
import type { Reading } from '../reading.ts'

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

/** The reading as if the words of `span` were not there: their hits, namings and n-grams are taken out. */
export function readingWithout(reading: Reading, span: Span): Reading {
  const logits = reading.heads.logits.slice()
  const heads = HEAD_NAMES.length
  for (let at = 0; at < reading.spans.length; at += 1) {
    const token = reading.spans[at]
    if (!token || !overlaps(token, span)) continue
    for (let k = 0; k < heads; k += 1)
      logits[k] = (logits[k] ?? 0) - (reading.heads.byToken[at * heads + k] ?? 0)
  }
  const kept = <T extends Span>(items: readonly T[]): T[] => items.filter((item) => !overlaps(item, span))
  return {
    ...reading,
    found: { ...reading.found, hits: kept(reading.found.hits), groups: kept(reading.found.groups) },
    heads: { ...reading.heads, logits },
  }
}
