import { applyCorrections, type DedupDeps, dedupStage } from '@seinpost/dedup'
import { emit, type Stage } from '@seinpost/domain'
import type { Clustered, Scored } from '@seinpost/schemas'
import type { LiveCorrections } from './live-corrections.ts'

export interface PeopleDedupDeps extends Omit<DedupDeps, 'corrections'> {
  readonly corrections: LiveCorrections
}

/** The dedup stage under what people said; read anew for each batch, so that a split holds from the next signal on. */
export const dedupWithPeople: Stage<Scored, Clustered, PeopleDedupDeps> = async (inputs, deps) => {
  await deps.corrections.refresh()
  const outcomes = await dedupStage(inputs, deps)
  return outcomes.map((outcome) =>
    outcome.kind === 'emit' ? emit(applyCorrections(outcome.value, deps.corrections)) : outcome,
  )
}
