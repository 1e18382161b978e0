import { loadPacks } from '@seinpost/concepts'
import { SeinpostError } from '@seinpost/domain'
import type { DataFolder } from '../evaluate/data-sets.ts'
import type { SparseHeads } from '../heads/sparse-heads.ts'
import { type ScoringModel, untrainedModel } from '../model.ts'
import type { Reading } from '../reading.ts'
import { severityKernel } from '../severity-kernel.ts'
import { signsOf } from '../signs.ts'
import { termStrengths } from '../term-strengths.ts'
import { calibrated, sharpnessOf } from './calibrate.ts'
import { seededChance } from './chance.ts'
import { type CrossFitted, crossFit } from './cross-fit.ts'
import { benchmarkTexts } from './kept-out.ts'
import type { LabelledCase } from './labelled-case.ts'
import { demoCases, inventedCases, triageCases } from './own-cases.ts'
import { cutsOf } from './place-cuts.ts'
import { type Prepared, prepare, rereadWith } from './prepared.ts'
import { type PublicText, publicTexts } from './public-texts.ts'
import { ANY_LEVEL, type SeverityExample } from './severity-matrix.ts'
import type { HeadExample } from './sparse-trainer.ts'
import { publicExamples, trainHeads, wordExamples } from './train-heads.ts'
import { type TrainedSeverity, trainSeverity } from './train-severity.ts'
import { wordLessons } from './word-lessons.ts'

/** Options of `seinpost train`. */
export interface TrainOptions {
  readonly data: DataFolder
  readonly seed: number
  readonly log: (line: string) => void
  /** Invented sentences for the heads. */
  readonly invented?: number
  readonly folds?: number
  readonly epochs?: number
  readonly steps?: number
  /** The share of each public set that is used, in (0, 1]. */
  readonly publicShare?: number
}

/** A trained model, and the models of the folds that measure it honestly. */
export interface Training {
  readonly model: ScoringModel
  readonly backend: string
  readonly seed: number
  readonly heads: SparseHeads
  /** Each fold's model has seen none of the fold's cases. */
  readonly foldModels: readonly ScoringModel[]
  readonly cases: readonly LabelledCase[]
  readonly publicTexts: number
}

export const HEADS = { rate: 4, shrink: 0.02 }
const SEVERITY = { rate: 0.07, pull: 2 }
export const INVENTED = 30_000
export const PUBLIC_SHARE = 0.45
export const EPOCHS = 4
export const FOLDS = 4
/** How loud a source is for the severity model. */
const SEVERITY_WEIGHT: Readonly<Record<LabelledCase['source'], number>> = {
  'triage-dev': 6,
  'signals-demo': 3,
  synthetic: 0.15,
}
/** Invented cases for the severity model: their labels are sure, their language is poor. */
const INVENTED_SHARE = 0.07
const PUBLIC_WEIGHT = 0.25
const KEPT_SHARE = 0.06

/** A case read by the heads that did not see it, as the severity model takes it. */
export function severityExample(item: LabelledCase, reading: Reading): SeverityExample {
  return {
    strengths: termStrengths(reading, signsOf(reading, item.input), 0),
    surface: item.surface === null ? ANY_LEVEL : [item.surface, item.surface],
    effective: [item.effective, item.effective],
    weight: SEVERITY_WEIGHT[item.source],
    decides: item.source === 'triage-dev',
  }
}

/** A public text for the severity model: it says at most whether the text is hostile. */
function publicExample({ item, reading }: Prepared<PublicText>): SeverityExample[] {
  if (item.effective === null) return []
  const input = { text: item.text, lang: item.lang }
  return [
    {
      strengths: termStrengths(reading, signsOf(reading, input), 0),
      surface: ANY_LEVEL,
      effective: item.effective,
      weight: PUBLIC_WEIGHT,
      namesGroup: reading.found.groups.length > 0,
    },
  ]
}

export interface Gathered {
  readonly cases: readonly Prepared[]
  readonly publicOnes: readonly HeadExample[]
  /** Public texts that no head sees: they teach the severity model how far to trust the heads. */
  readonly kept: readonly Prepared<PublicText>[]
}

/** Everything the heads and the severity model learn from, read by the packs once. */
export function gather({
  data,
  seed,
  log,
  invented = INVENTED,
  publicShare = PUBLIC_SHARE,
}: TrainOptions): Gathered {
  const base = untrainedModel()
  const isKeptOut = benchmarkTexts(data)
  const made = inventedCases(invented, seed).filter(({ input }) => !isKeptOut(input.text))
  const own = [...triageCases(data), ...demoCases(data), ...made]
  if (own.every(({ source }) => source === 'synthetic')) {
    throw new SeinpostError('input_unreadable', `no labelled cases under ${data.root}`, {
      remedy: 'put the shared data beside the project, or name its folder in SEINPOST_DATA',
    })
  }
  log(`own cases: ${own.length}`)
  const chance = seededChance(seed + 1)
  const texts = publicTexts(data, () => chance() / publicShare)
  log(`public texts: ${texts.length}`)
  const prepared = texts.map((item) => prepare(item, item.text, item.lang, base))
  const isKept = prepared.map(() => chance() < KEPT_SHARE)
  return {
    cases: own.map((item) => prepare(item, item.input.text, item.input.lang, base)),
    publicOnes: [
      ...publicExamples(prepared.filter((_, at) => !isKept[at])),
      ...wordExamples(wordLessons(seed).map((item) => prepare(item, item.text, item.lang, base))),
    ],
    kept: prepared.filter((_, at) => isKept[at]),
  }
}

async function fitSeverity(
  fitted: readonly CrossFitted[],
  others: readonly SeverityExample[],
  options: TrainOptions,
  quiet: boolean,
): Promise<TrainedSeverity> {
  const chance = seededChance(options.seed + 2)
  const examples = fitted
    .filter(({ prepared }) => prepared.item.source !== 'synthetic' || chance() < INVENTED_SHARE)
    .map(({ prepared, reading }) => severityExample(prepared.item, reading))
    .concat(others)
  const trained = await trainSeverity(examples, {
    ...SEVERITY,
    steps: options.steps ?? 110,
    ...(quiet ? {} : { log: options.log }),
  })
  const sharp = calibrated(trained.weights, sharpnessOf(trained.weights, examples))
  return { ...trained, weights: { ...sharp, cuts: cutsOf(sharp, examples) } }
}

/**
 * Trains heads and severity model from a seed. The severity model only sees readings by heads that did not see the
 * case, so that it learns how far to trust them on new text.
 */
export async function trainModel(options: TrainOptions): Promise<Training> {
  const { seed, log, folds = FOLDS, epochs = EPOCHS } = options
  const packs = loadPacks()
  const { cases, publicOnes, kept } = gather(options)
  const heads = { ...HEADS, epochs, seed, log }
  const { fitted, headsOfFold } = crossFit(cases, publicOnes, heads, folds)
  const foldModels: ScoringModel[] = []
  const readBy = (by: SparseHeads): SeverityExample[] =>
    kept.flatMap((prepared) => publicExample({ ...prepared, reading: rereadWith(prepared, by) }))
  for (const [fold, foldHeads] of headsOfFold.entries()) {
    const { weights } = await fitSeverity(
      fitted.filter((one) => one.fold !== fold),
      readBy(foldHeads),
      options,
      true,
    )
    foldModels.push({ version: `fold-${fold}`, packs, heads: foldHeads, kernel: severityKernel(weights) })
    log(`severity: fold ${fold + 1}/${folds} trained`)
  }
  const final = trainHeads(cases, publicOnes, heads)
  const { weights, backend } = await fitSeverity(fitted, readBy(final), options, false)
  const model: ScoringModel = {
    version: `seed-${seed}+packs.${packs.version}`,
    packs,
    heads: final,
    kernel: severityKernel(weights),
  }
  return {
    model,
    backend,
    seed,
    heads: final,
    foldModels,
    cases: cases.map(({ item }) => item),
    publicTexts: publicOnes.length,
  }
}
