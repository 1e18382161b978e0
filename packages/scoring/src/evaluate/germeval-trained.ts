import { CONCEPTS } from '@seinpost/schemas'
import type { ScoringModel } from '../model.ts'
import { seededChance } from '../train/chance.ts'
import { foldOf } from '../train/labelled-case.ts'
import type { DataFolder } from './data-sets.ts'
import { averagePrecision, macroF1 } from './metrics.ts'
import { rate } from './rated.ts'
import { type SparseRow, tfidfRows, trainSvm, withDense } from './tfidf-classifier.ts'

/** What the shipped model says of a text stands beside the words, this loud. */
const READING_LOUDNESS = 0.3
/** A positive counts this many times: they are 3 % of the texts. */
const POSITIVE = 3
const COST = 0.3
const PASSES = 10

const chanceOf = (logit: number): number => 1 / (1 + Math.exp(-logit))

/** Concepts, heads and sums of a text as numbers of about one. */
function readingOf(text: string, model: ScoringModel): number[] {
  const { reading, assessment } = rate({ text, lang: 'de' }, model)
  const { signs, scores } = assessment
  return [
    ...CONCEPTS.map((name) => signs.concepts[name].strength),
    ...[...reading.heads.logits].map(chanceOf),
    scores.surface / 10,
    scores.effective / 10,
  ].map((value) => READING_LOUDNESS * value)
}

/** A decision value per text, by a classifier that has not seen the text's fold. */
function crossDecided(
  rows: readonly SparseRow[],
  labels: readonly boolean[],
  fold: readonly number[],
  dense: number,
): number[] {
  const values = new Array<number>(rows.length).fill(0)
  for (const out of new Set(fold)) {
    const seen = rows.flatMap((row, at) => (fold[at] === out ? [] : [{ row, label: labels[at] ?? false }]))
    const decide = trainSvm(
      seen.map(({ row }) => row),
      seen.map(({ label }) => label),
      { cost: COST, positive: POSITIVE, passes: PASSES, dense, chance: seededChance(out) },
    )
    for (const [at, row] of rows.entries()) if (fold[at] === out) values[at] = decide(row)
  }
  return values
}

/**
 * What the shipped model reads, beside the words of GermEval itself, cross-validated on its violence labels. The set is
 * GPL: these weights live for one evaluation and are never written. The threshold of a fold is the best one of the
 * other folds.
 */
export function germevalTrained(
  data: DataFolder,
  model: ScoringModel,
  folds = 3,
): { cases: number; macroF1: number; averagePrecision: number } {
  const rows = data.rows('germeval-harmful', 'de.jsonl').filter(({ violence }) => violence !== null)
  const violent = rows.map(({ violence }) => violence !== 'nothing')
  const fold = rows.map(({ id }) => foldOf(id, folds))
  const readings = rows.map(({ text }) => readingOf(text, model))
  const features = withDense(tfidfRows(rows.map(({ text }) => text)), readings)
  const values = crossDecided(features, violent, fold, readings[0]?.length ?? 0)
  const said = new Array<boolean>(rows.length).fill(false)
  for (const out of new Set(fold)) {
    const threshold = bestThreshold(
      values.flatMap((value, at) => (fold[at] === out ? [] : [{ violent: violent[at] ?? false, value }])),
    )
    for (const [at, value] of values.entries()) if (fold[at] === out) said[at] = value >= threshold
  }
  return {
    cases: rows.length,
    macroF1: macroF1(violent, said),
    averagePrecision: averagePrecision(violent, values),
  }
}

function bestThreshold(rows: readonly { readonly violent: boolean; readonly value: number }[]): number {
  const truth = rows.map(({ violent }) => violent)
  const sorted = rows.map(({ value }) => value).sort((a, b) => b - a)
  let best = { threshold: 0, value: -1 }
  for (let share = 0.01; share <= 0.08; share += 0.005) {
    const threshold = sorted[Math.floor(share * sorted.length)] ?? 0
    const value = macroF1(
      truth,
      rows.map((row) => row.value >= threshold),
    )
    if (value > best.value) best = { threshold, value }
  }
  return best.threshold
}
