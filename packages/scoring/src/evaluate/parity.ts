import type { ScoringModel } from '../model.ts'
import type { ScoreInput } from '../score-input.ts'
import { demoCases, triageCases } from '../train/own-cases.ts'
import { graphScores, severityTensors, severityVariables } from '../train/severity-graph.ts'
import { ANY_LEVEL, severityMatrix } from '../train/severity-matrix.ts'
import { loadTensorFlow } from '../train/tensorflow.ts'
import type { DataFolder } from './data-sets.ts'
import { SUITE_LANGUAGES } from './public-figures.ts'
import { rate } from './rated.ts'

/** How far the typed-array kernel is from TensorFlow on the texts of the evaluation. */
export interface ParityFigures {
  readonly texts: number
  readonly backend: string
  /** The largest difference between the two sums of any text, surface or effective. */
  readonly largest: number
}

/** Texts a batch: a row is some thousand floats. */
const BATCH = 512
/** Weights of nothing stay nothing. */
const NO_LEAST = 1e-30

/** Every text that any figure of the evaluation rests on. */
function evaluationInputs(data: DataFolder): ScoreInput[] {
  const rows = (set: string, lang: string, venue?: string): ScoreInput[] =>
    data
      .rows(set, `${lang}.jsonl`)
      .map(({ text }) => (venue === undefined ? { text, lang } : { text, lang, venue }))
  return [
    ...[...triageCases(data), ...demoCases(data)].map(({ input }) => input),
    ...SUITE_LANGUAGES.flatMap((lang) => [...rows('mhc', lang, 'forum'), ...rows('rtp-lx', lang)]),
    ...['nl', 'fr'].flatMap((lang) => rows('benign', lang)),
    ...rows('germeval-harmful', 'de'),
    ...rows('hatexplain', 'en'),
  ]
}

/** Compares the kernel's sums with TensorFlow's on every text of the evaluation. */
export async function kernelParity(data: DataFolder, model: ScoringModel): Promise<ParityFigures> {
  const { tf, backend } = await loadTensorFlow()
  const inputs = evaluationInputs(data)
  const variables = severityVariables(tf, model.kernel.weights, NO_LEAST)
  let largest = 0
  for (let from = 0; from < inputs.length; from += BATCH) {
    const rated = inputs.slice(from, from + BATCH).map((input) => rate(input, model).assessment)
    const tensors = severityTensors(
      tf,
      severityMatrix(
        rated.map(({ strengths }) => ({ strengths, surface: ANY_LEVEL, effective: ANY_LEVEL, weight: 1 })),
      ),
    )
    const [surface, effective] = tf.tidy(() => {
      const scores = graphScores(tf, variables, tensors)
      return [scores.surface.dataSync(), scores.effective.dataSync()]
    })
    for (const [at, { scores }] of rated.entries()) {
      const apart = [scores.surface - (surface?.[at] ?? 0), scores.effective - (effective?.[at] ?? 0)]
      largest = Math.max(largest, ...apart.map(Math.abs))
    }
    tf.dispose(Object.values(tensors))
  }
  tf.dispose(Object.values(variables))
  return { texts: inputs.length, backend, largest }
}
