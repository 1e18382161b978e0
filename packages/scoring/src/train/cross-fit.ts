import type { SparseHeads } from '../heads/sparse-heads.ts'
import type { Reading } from '../reading.ts'
import { foldOf } from './labelled-case.ts'
import { type Prepared, rereadWith } from './prepared.ts'
import type { HeadExample } from './sparse-trainer.ts'
import { type HeadTraining, trainHeads } from './train-heads.ts'

/** A case read by heads that have not seen it, nor any case that shares its key. */
export interface CrossFitted {
  readonly prepared: Prepared
  readonly reading: Reading
  readonly fold: number
}

/** Heads per fold, each trained without that fold, and every case read by the heads that did not see it. */
export function crossFit(
  cases: readonly Prepared[],
  publicOnes: readonly HeadExample[],
  training: HeadTraining,
  folds: number,
): { fitted: CrossFitted[]; headsOfFold: SparseHeads[] } {
  const fitted: CrossFitted[] = []
  const headsOfFold: SparseHeads[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const isOut = ({ item }: Prepared): boolean => foldOf(item.key, folds) === fold
    const { log, ...quiet } = training
    const heads = trainHeads(
      cases.filter((one) => !isOut(one)),
      publicOnes,
      quiet,
    )
    log?.(`heads: fold ${fold + 1}/${folds} trained`)
    headsOfFold.push(heads)
    for (const prepared of cases)
      if (isOut(prepared)) fitted.push({ prepared, reading: rereadWith(prepared, heads), fold })
  }
  return { fitted, headsOfFold }
}
