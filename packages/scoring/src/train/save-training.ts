import type { SeverityWeights } from '../severity-weights.ts'
import type { Training } from './train-model.ts'
import { writeModel } from './write-model.ts'

const thresholdsOf = ({ thresholds, cuts }: SeverityWeights): string =>
  thresholds
    .map((threshold, at) => `${threshold.toFixed(2)} (stated from ${(cuts[at] ?? threshold).toFixed(2)})`)
    .join(', ')

/** What a training did, in a few lines for the terminal and the log. */
export function trainingReport({ model, backend, cases, publicTexts, foldModels, seed }: Training): string[] {
  const counts = new Map<string, number>()
  for (const { source } of cases) counts.set(source, (counts.get(source) ?? 0) + 1)
  return [
    `model ${model.version}, seed ${seed}, TensorFlow.js backend ${backend}`,
    `own cases: ${[...counts].map(([source, count]) => `${source} ${count}`).join(', ')}`,
    `public texts and word lessons for the heads: ${publicTexts}`,
    `cross-fitted over ${foldModels.length} folds`,
    `levels 1 to 4 begin at ${thresholdsOf(model.kernel.weights)}`,
  ]
}

/** Writes a trained model as the module that the program loads: `packages/scoring/model/model.ts`. */
export function saveTraining(training: Training, path: string): void {
  const { backend, heads, model, seed } = training
  writeModel(path, { version: `seed-${seed}`, backend, severity: model.kernel.weights, heads })
}
