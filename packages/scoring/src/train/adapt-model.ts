import type { Level } from '@seinpost/schemas'
import { f1, quadraticWeightedKappa } from '../evaluate/metrics.ts'
import { rate } from '../evaluate/rated.ts'
import type { ScoringModel } from '../model.ts'
import { readText } from '../reading.ts'
import type { ScoreInput } from '../score-input.ts'
import { severityKernel } from '../severity-kernel.ts'
import type { SeverityWeights } from '../severity-weights.ts'
import { signsOf } from '../signs.ts'
import { termStrengths } from '../term-strengths.ts'
import { calibrated, sharpnessOf } from './calibrate.ts'
import { foldOf, type LabelledCase } from './labelled-case.ts'
import { cutsOf } from './place-cuts.ts'
import { ANY_LEVEL, type SeverityExample } from './severity-matrix.ts'
import { trainSeverity } from './train-severity.ts'

/** A text and the effective level a person gave it at a desk. */
export interface AssessedText {
  readonly id: string
  readonly input: ScoreInput
  readonly level: Level
  /** Copies share one, so that none is on both sides of a split. */
  readonly key: string
}

/** How a model agrees with people. Shares in [0, 1]; NaN where there is nothing to count. */
export interface AdaptedFigures {
  readonly cases: number
  readonly qwk: number
  /** F1 of "2 or more". */
  readonly f1: number
  readonly falseAlarms: number
  readonly missed: number
}

export interface Adaptation {
  readonly weights: SeverityWeights
  readonly backend: string
  /** On assessments the measured model had not seen: before, and after by cross-validation. */
  readonly assessed: { readonly before: AdaptedFigures; readonly after: AdaptedFigures }
  /** On the cases every model has to get right, which it was trained with before and after. */
  readonly anchors: { readonly before: AdaptedFigures; readonly after: AdaptedFigures }
}

const FOLDS = 5
/** A desk's few hundred judgements move the weights a little; they do not make new ones. */
const TRAINING = { steps: 80, rate: 0.03, pull: 12 }
const WEIGHT = { assessed: 1, anchor: 2 }

interface Read {
  readonly example: SeverityExample
  readonly input: ScoreInput
  readonly level: Level
  readonly key: string
}

function readAs(
  { input, level, key }: Omit<AssessedText, 'id'>,
  surface: LabelledCase['surface'],
  weight: number,
  model: ScoringModel,
): Read {
  const reading = readText(input.text, input.lang, model)
  const example: SeverityExample = {
    strengths: termStrengths(reading, signsOf(reading, input), 0),
    surface: surface === null ? ANY_LEVEL : [surface, surface],
    effective: [level, level],
    weight,
    decides: true,
  }
  return { example, input, level, key }
}

const share = <T>(items: readonly T[], is: (item: T) => boolean): number =>
  items.length === 0 ? Number.NaN : items.filter(is).length / items.length

function figuresOf(pairs: readonly { readonly level: Level; readonly rated: Level }[]): AdaptedFigures {
  const levels = pairs.map(({ level }) => level)
  const rated = pairs.map((pair) => pair.rated)
  return {
    cases: pairs.length,
    qwk: quadraticWeightedKappa(levels, rated),
    f1: f1(
      levels.map((level) => level >= 2),
      rated.map((level) => level >= 2),
      true,
    ),
    falseAlarms: share(
      pairs.filter(({ level }) => level === 0),
      (pair) => pair.rated >= 2,
    ),
    missed: share(
      pairs.filter(({ level }) => level >= 3),
      (pair) => pair.rated < 2,
    ),
  }
}

const rateAll = (model: ScoringModel, read: readonly Read[]) =>
  read.map(({ input, level }) => ({ level, rated: rate(input, model).effective }))

async function fit(model: ScoringModel, read: readonly Read[]) {
  const examples = read.map(({ example }) => example)
  const { weights, backend } = await trainSeverity(examples, { ...TRAINING, from: model.kernel.weights })
  const sharp = calibrated(weights, sharpnessOf(weights, examples))
  return { weights: { ...sharp, cuts: cutsOf(sharp, examples) }, backend }
}

const withWeights = (model: ScoringModel, weights: SeverityWeights): ScoringModel => ({
  ...model,
  kernel: severityKernel(weights),
})

/**
 * Draws a model's severity weights towards what people found at the desks. Heads and packs stay; weights start from and
 * are held to the model's own, and the anchors keep the guide's cases right. Deterministic.
 */
export async function adaptModel(
  model: ScoringModel,
  assessed: readonly AssessedText[],
  anchors: readonly LabelledCase[],
): Promise<Adaptation> {
  const own = assessed.map((one) => readAs(one, null, WEIGHT.assessed, model))
  const guide = anchors.map(({ input, effective, surface, key }) =>
    readAs({ input, level: effective, key }, surface, WEIGHT.anchor, model),
  )
  const unseen: { level: Level; rated: Level }[] = []
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isOut = ({ key }: Read) => foldOf(key, FOLDS) === fold
    const out = own.filter(isOut)
    if (out.length === 0) continue
    const { weights } = await fit(model, [...own.filter((one) => !isOut(one)), ...guide])
    unseen.push(...rateAll(withWeights(model, weights), out))
  }
  const { weights, backend } = await fit(model, [...own, ...guide])
  return {
    weights,
    backend,
    assessed: { before: figuresOf(rateAll(model, own)), after: figuresOf(unseen) },
    anchors: {
      before: figuresOf(rateAll(model, guide)),
      after: figuresOf(rateAll(withWeights(model, weights), guide)),
    },
  }
}
