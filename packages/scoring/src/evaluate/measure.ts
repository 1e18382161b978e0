import { benches } from '../bench/speed.ts'
import { loadModel, type ScoringModel } from '../model.ts'
import { foldOf, type LabelledCase } from '../train/labelled-case.ts'
import { demoCases, inventedCases, triageCases } from '../train/own-cases.ts'
import { FOLDS, trainModel } from '../train/train-model.ts'
import { type Baseline, baselines } from './baselines.ts'
import type { EvaluateOptions } from './evaluate-options.ts'
import { germevalTrained } from './germeval-trained.ts'
import { groupSwap } from './group-swap.ts'
import { learningCurve } from './learning-curve.ts'
import { groupBy, quadraticWeightedKappa, recallAtCapacity, reliabilityBins } from './metrics.ts'
import { kernelParity } from './parity.ts'
import { falseAlarms, germevalZeroShot, hateCheck, SUITE_LANGUAGES, violenceRanks } from './public-figures.ts'
import { rate } from './rated.ts'
import { rationaleFigures } from './rationales.ts'
import { chanceOfTwo, type RatedCase, triageFigures } from './triage-figures.ts'

const BASELINE_INVENTED = 2_500

function rateByFold(cases: readonly LabelledCase[], models: readonly ScoringModel[]): RatedCase[] {
  return cases.flatMap((labelled) => {
    const model = models[foldOf(labelled.key, models.length)]
    return model === undefined ? [] : [{ labelled, rated: rate(labelled.input, model) }]
  })
}

/** A baseline on the same folds, trained on what the model's folds see of our own cases. */
function crossRate(
  baseline: Baseline,
  cases: readonly LabelledCase[],
  others: readonly LabelledCase[],
  folds: number,
): RatedCase[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const test = cases.filter(({ key }) => foldOf(key, folds) === fold)
    const train = [...cases, ...others].filter(({ key }) => foldOf(key, folds) !== fold)
    return baseline.rate(train, test).flatMap((rated, at) => {
      const labelled = test[at]
      return labelled === undefined ? [] : [{ labelled, rated }]
    })
  })
}

function compare(rated: readonly RatedCase[], options: EvaluateOptions, folds: number) {
  const cases = rated.map(({ labelled }) => labelled)
  const others = [...demoCases(options.data), ...inventedCases(BASELINE_INVENTED, options.seed)]
  const surfaceOnly = rated.map(({ labelled, rated: one }) => ({
    labelled,
    rated: { ...one, effective: one.surface },
  }))
  return [
    { name: 'Seinpost', figures: triageFigures(rated) },
    { name: 'surface only (no context terms)', figures: triageFigures(surfaceOnly) },
    ...baselines().map((baseline) => {
      options.log(`baseline: ${baseline.name}`)
      return { name: baseline.name, figures: triageFigures(crossRate(baseline, cases, others, folds)) }
    }),
  ]
}

function byKey(rated: readonly RatedCase[], keysOf: (labelled: LabelledCase) => readonly string[]) {
  const rows = rated.flatMap((one) => keysOf(one.labelled).map((key) => ({ key, one })))
  return [...groupBy(rows, ({ key }) => key)]
    .map(([key, members]) => ({ key, figures: triageFigures(members.map(({ one }) => one)) }))
    .sort((a, b) => a.key.localeCompare(b.key))
}

function worstFamilies(rated: readonly RatedCase[]) {
  return [...groupBy(rated, ({ labelled }) => labelled.family)]
    .map(([family, members]) => ({
      family,
      cases: members.length,
      distance:
        members.reduce(
          (sum, { labelled, rated: one }) => sum + Math.abs(labelled.effective - one.effective),
          0,
        ) / members.length,
    }))
    .sort((a, b) => b.distance - a.distance)
    .slice(0, 15)
}

const confusion = (rated: readonly RatedCase[]): number[][] =>
  [0, 1, 2, 3, 4].map((want) =>
    [0, 1, 2, 3, 4].map(
      (got) =>
        rated.filter(({ labelled, rated: one }) => labelled.effective === want && one.effective === got)
          .length,
    ),
  )

/** Everything that is measured; the model card is written from it. */
export type EvaluationReport = Awaited<ReturnType<typeof measure>>

/** Measures everything; takes minutes. */
export async function measure(options: EvaluateOptions) {
  const { data, log, seed, folds = options.foldModels?.length ?? FOLDS } = options
  // First, while the process still holds nothing but the program.
  const speed = await benches[0]?.run({ size: 1_000, log })
  const model = await loadModel()
  const foldModels = options.foldModels ?? (await trainModel({ ...options, folds })).foldModels
  const triage = rateByFold(triageCases(data), foldModels)
  const demo = rateByFold(demoCases(data), foldModels)
  log('comparing with the baselines')
  const comparison = compare(triage, options, folds)
  log('public sets')
  const severe = demo.map(({ labelled }) => labelled.effective >= 3)
  const scores = demo.map(({ rated }) => rated.score)
  return {
    version: model.version,
    seed,
    folds,
    comparison,
    triage: {
      byLanguage: byKey(triage, ({ lang }) => [lang]),
      byContext: byKey(triage, ({ context }) => context ?? []),
      byConcept: byKey(triage, ({ concepts }) => concepts ?? []),
      worst: worstFamilies(triage),
    },
    confusion: confusion(triage),
    reliability: reliabilityBins(
      triage.map(({ rated }) => chanceOfTwo(rated)),
      triage.map(({ labelled }) => labelled.effective >= 2),
    ),
    demo: {
      qwk: quadraticWeightedKappa(
        demo.map(({ labelled }) => labelled.effective),
        demo.map(({ rated }) => rated.effective),
      ),
      recallAt15: recallAtCapacity(severe, scores, 0.15),
      ordinaryAbove2: demo.filter(({ labelled, rated }) => labelled.effective === 0 && rated.effective > 2)
        .length,
      ordinary: demo.filter(({ labelled }) => labelled.effective === 0).length,
    },
    hateCheck: SUITE_LANGUAGES.map((lang) => hateCheck(data, lang, model)),
    violence: SUITE_LANGUAGES.map((lang) => violenceRanks(data, lang, model)),
    benign: ['nl', 'fr'].map((lang) => falseAlarms(data, lang, model)),
    germeval: { zeroShot: germevalZeroShot(data, model), trained: germevalTrained(data, model) },
    rationales: rationaleFigures(data, model),
    groupSwap: groupSwap(model),
    parity: await kernelParity(data, model),
    learning: learningCurve(options, model),
    speed,
    weights: model.kernel.weights,
    missing: [...data.missing],
  }
}
