import { each, emit, type Stage } from '@seinpost/domain'
import type { Received, Scored } from '@seinpost/schemas'
import { type ScoreDeps, score } from './score.ts'
import { scoreInputOf } from './score-input.ts'

/** `signals.received` to `signals.scored`. Every signal gets a score; none is dropped here. */
export const scoreStage: Stage<Received, Scored, ScoreDeps> = each((received: Received, deps: ScoreDeps) =>
  emit({ ...received, score: score(scoreInputOf(received.signal), deps) }),
)
