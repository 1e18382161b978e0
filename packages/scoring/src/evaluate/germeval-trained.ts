import { ngramsOf } from '../heads/ngrams.ts'
import { readHeads } from '../heads/sparse-heads.ts'
import type { ScoringModel } from '../model.ts'
import { readText } from '../reading.ts'
import { seededChance } from '../train/chance.ts'
import { foldOf } from '../train/labelled-case.ts'
import { headExample, trainSparseHeads } from '../train/sparse-trainer.ts'
import type { DataFolder } from './data-sets.ts'
import { averagePrecision, macroF1 } from './metrics.ts'

/** One positive is worth this many negatives while training: they are 3 % of the texts. */
const POSITIVE_WEIGHT = 4

/**
 * Our head architecture trained on GermEval's violence labels, cross-validated. The set is GPL: these weights live for
 * one evaluation and are never written. The threshold of a fold is the best one of the other folds.
 */
export function germevalTrained(
  data: DataFolder,
  model: ScoringModel,
  folds = 3,
): { cases: number; macroF1: number; averagePrecision: number } {
  const rows = data
    .rows('germeval-harmful', 'de.jsonl')
    .filter(({ violence }) => violence !== null)
    .map((row) => {
      const reading = readText(row.text, 'de', model)
      const { buckets, tokens, kinds, count } = ngramsOf(reading.tokens)
      const ngrams = {
        buckets: buckets.slice(0, count),
        tokens: tokens.slice(0, count),
        kinds: kinds.slice(0, count),
        count,
      }
      return {
        violent: row.violence !== 'nothing',
        fold: foldOf(row.id, folds),
        ngrams,
        length: reading.tokens.length,
      }
    })
  const scored = Array.from({ length: folds }, (_, fold) => {
    const examples = rows
      .filter((row) => row.fold !== fold)
      .map((row) =>
        headExample(row.ngrams, new Map([[0, row.violent ? 1 : 0]]), row.violent ? POSITIVE_WEIGHT : 1),
      )
    const heads = trainSparseHeads(examples, {
      names: ['violence'],
      epochs: 8,
      rate: 4,
      shrink: 0.01,
      chance: seededChance(fold),
    })
    return rows
      .filter((row) => row.fold === fold)
      .map((row) => ({ ...row, logit: readHeads(heads, row.ngrams, row.length).logits[0] ?? 0 }))
  })
  const verdicts = scored.map((fold, at) => {
    const others = scored.filter((_, other) => other !== at).flat()
    const threshold = bestThreshold(others)
    return fold.map((row) => ({ ...row, said: row.logit >= threshold }))
  })
  const all = verdicts.flat()
  return {
    cases: all.length,
    macroF1: macroF1(
      all.map(({ violent }) => violent),
      all.map(({ said }) => said),
    ),
    averagePrecision: averagePrecision(
      all.map(({ violent }) => violent),
      all.map(({ logit }) => logit),
    ),
  }
}

function bestThreshold(rows: readonly { readonly violent: boolean; readonly logit: number }[]): number {
  const truth = rows.map(({ violent }) => violent)
  const sorted = rows.map(({ logit }) => logit).sort((a, b) => b - a)
  let best = { threshold: 0, value: -1 }
  for (let share = 0.01; share <= 0.12; share += 0.005) {
    const threshold = sorted[Math.floor(share * sorted.length)] ?? 0
    const value = macroF1(
      truth,
      rows.map(({ logit }) => logit >= threshold),
    )
    if (value > best.value) best = { threshold, value }
  }
  return best.threshold
}
