import { type Explanation, SEVERITY_CONCEPTS, type Span } from '@seinpost/schemas'
import { type Assessment, assess, room } from '../assess.ts'
import type { ScoringModel } from '../model.ts'
import type { Reading } from '../reading.ts'
import type { ScoreInput } from '../score-input.ts'
import { readingWithout } from './without.ts'

const MOST_TRIED = 8
/** Longer than any text, so that a start and an end make one number. */
const LONGEST_TEXT = 2 ** 26
const SEVERE: ReadonlySet<string> = new Set(SEVERITY_CONCEPTS)

/** The stretches that gave severity or context, the shortest first. */
function candidates({ found }: Reading): Span[] {
  const seen = new Map<number, Span>()
  for (const { label, start, end } of found.hits) {
    if (SEVERE.has(label) || label.startsWith('cue:')) seen.set(start * LONGEST_TEXT + end, { start, end })
  }
  return [...seen.values()]
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)
    .slice(0, MOST_TRIED)
}

const tried = room()

/** The shortest stretch without which the effective level would be another, or null. */
export function counterfactual(
  reading: Reading,
  input: ScoreInput,
  thread: number,
  { effective, signs }: Assessment,
  model: ScoringModel,
): Explanation['counterfactual'] {
  if (effective === 0) return null
  for (const span of candidates(reading)) {
    const { effective: level } = assess(readingWithout(reading, span), input, thread, model, {
      setting: signs,
      into: tried,
    })
    if (level !== effective) return { without: input.text.slice(span.start, span.end), span, level }
  }
  return null
}
