import type { ScoringModel } from '../model.ts'
import { SEVERITY_TERMS } from '../severity-terms.ts'
import type { DataFolder, Row } from './data-sets.ts'
import { averagePrecision, groupBy, macroF1, spearman, wilsonInterval } from './metrics.ts'
import { type ModelRated, rate } from './rated.ts'

/** The languages the suites exist in. */
export const SUITE_LANGUAGES = ['nl', 'fr', 'de', 'en'] as const

/** Multilingual HateCheck in one language; hateful is an effective level of 1 or more. */
export interface HateCheckFigures {
  readonly lang: string
  readonly cases: number
  readonly macroF1: number
  /** Accuracy per functionality. */
  readonly byFunctionality: ReadonlyMap<string, number>
  /** Accuracy per target group. */
  readonly byTarget: ReadonlyMap<string, number>
}

const accuracyBy = (
  rows: readonly { readonly row: Row; readonly right: boolean }[],
  column: string,
): Map<string, number> =>
  new Map(
    [...groupBy(rows, ({ row }) => String(row[column] ?? 'none'))]
      .map(([key, members]) => [key, members.filter(({ right }) => right).length / members.length] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  )

/** Runs the suite. It is never trained on. */
export function hateCheck(data: DataFolder, lang: string, model: ScoringModel): HateCheckFigures {
  const rows = data.rows('mhc', `${lang}.jsonl`).map((row) => {
    const hateful = rate({ text: row.text, lang, venue: 'forum' }, model).effective >= 1
    return { row, hateful, right: hateful === (row.label === 'hateful') }
  })
  return {
    lang,
    cases: rows.length,
    macroF1: macroF1(
      rows.map(({ row }) => row.label === 'hateful'),
      rows.map(({ hateful }) => hateful),
    ),
    byFunctionality: accuracyBy(rows, 'functionality'),
    byTarget: accuracyBy(
      rows.filter(({ row }) => row.target),
      'target',
    ),
  }
}

/** The mean accuracy of several functionalities, weighted by nothing: each is one question. */
export function accuracyOf({ byFunctionality }: HateCheckFigures, names: readonly string[]): number {
  const known = names.flatMap((name) => byFunctionality.get(name) ?? [])
  return known.reduce((sum, value) => sum + value, 0) / known.length
}

const isOfViolence = SEVERITY_TERMS.map(
  ({ name, group }) => group === 'violence' || group === 'approval' || name.startsWith('text:violent'),
)

/**
 * What the terms of violence and its approval add to the surface: the part of the explanation that is about violence.
 * The whole score is also about hostility without any, which raters of violence leave out.
 */
function violencePart({ assessment }: ModelRated, { kernel }: ScoringModel): number {
  let sum = 0
  for (const [at, strength] of assessment.strengths.terms.entries())
    if (isOfViolence[at]) sum += (kernel.terms[at] ?? 0) * strength
  return sum
}

/** RTP-LX: rank agreement with the raters' mean violence. */
export function violenceRanks(
  data: DataFolder,
  lang: string,
  model: ScoringModel,
): { lang: string; cases: number; score: number; surface: number; violence: number } {
  const rows = data
    .rows('rtp-lx', `${lang}.jsonl`)
    .map((row) => ({ want: Number(row.severity_violence), rated: rate({ text: row.text, lang }, model) }))
  const want = rows.map((row) => row.want)
  return {
    lang,
    cases: rows.length,
    score: spearman(
      want,
      rows.map(({ rated }) => rated.score),
    ),
    surface: spearman(
      want,
      rows.map(({ rated }) => rated.assessment.scores.surface),
    ),
    violence: spearman(
      want,
      rows.map(({ rated }) => violencePart(rated, model)),
    ),
  }
}

/** Ordinary text rated 2 or more, per thousand, with Wilson's interval. */
export function falseAlarms(
  data: DataFolder,
  lang: string,
  model: ScoringModel,
): { lang: string; cases: number; alarms: number; perThousand: number; low: number; high: number } {
  const rows = data.rows('benign', `${lang}.jsonl`)
  const alarms = rows.filter((row) => rate({ text: row.text, lang }, model).effective >= 2).length
  const { low, high } = wilsonInterval(alarms, rows.length)
  return {
    lang,
    cases: rows.length,
    alarms,
    perThousand: (1_000 * alarms) / rows.length,
    low: 1_000 * low,
    high: 1_000 * high,
  }
}

/** GermEval violence without any training on it: any violence class is an effective level of 2 or more. */
export function germevalZeroShot(
  data: DataFolder,
  model: ScoringModel,
): { cases: number; macroF1: number; averagePrecision: number } {
  const rows = data.rows('germeval-harmful', 'de.jsonl').filter(({ violence }) => violence !== null)
  const rated = rows.map((row) => rate({ text: row.text, lang: 'de' }, model))
  const violent = rows.map(({ violence }) => violence !== 'nothing')
  return {
    cases: rows.length,
    macroF1: macroF1(
      violent,
      rated.map(({ surface }) => surface >= 2),
    ),
    averagePrecision: averagePrecision(
      violent,
      rated.map(({ assessment }) => assessment.scores.surface),
    ),
  }
}
