import { CHANNELS, SEVERITY_TERMS, TERM_GROUPS } from '../severity-terms.ts'
import { DATA_SETS, type DataFolder } from './data-sets.ts'
import { figure, percent, table } from './markdown.ts'
import type { EvaluationReport } from './measure.ts'
import { targets } from './model-card-targets.ts'
import { CARD_ABOUT, CARD_LIMITS } from './model-card-text.ts'
import type { TriageFigures } from './triage-figures.ts'

const FIGURE_HEADS = [
  'cases',
  'QWK',
  'surface QWK',
  'exact',
  'pairs ordered',
  'false alarms',
  'missed',
  'ECE',
]

const figureCells = (figures: TriageFigures): string[] => [
  String(figures.cases),
  figure(figures.qwk),
  figure(figures.surfaceQwk),
  percent(figures.exact),
  Number.isFinite(figures.pairs) ? `${percent(figures.pairs)} of ${figures.pairCount}` : '-',
  percent(figures.falseAlarms),
  percent(figures.missed),
  figure(figures.ece),
]

const SUITE_COLUMNS = ['byFunctionality', 'byTarget'] as const

function hateCheckTables({ hateCheck }: EvaluationReport): string[] {
  const heads = hateCheck.map(({ lang }) => lang)
  const rows = SUITE_COLUMNS.map((column) => {
    const keys = [...new Set(hateCheck.flatMap((suite) => [...suite[column].keys()]))].sort()
    return keys.map((key) => [
      key,
      ...hateCheck.map((suite) => percent(suite[column].get(key) ?? Number.NaN)),
    ])
  })
  const macro = ['macro-F1', ...hateCheck.map(({ macroF1 }) => figure(macroF1))]
  return [
    '### Multilingual HateCheck',
    table(['', ...heads], [macro, ...(rows[0] ?? [])]),
    'Accuracy by the group named (fairness):',
    table(['group', ...heads], rows[1] ?? []),
  ]
}

function germevalTable({ germeval: { zeroShot, trained } }: EvaluationReport): string {
  const row = (name: string, { cases, macroF1, averagePrecision }: typeof zeroShot): string[] => [
    name,
    String(cases),
    figure(macroF1),
    figure(averagePrecision),
  ]
  return table(
    ['', 'texts', 'macro-F1', 'average precision'],
    [
      row('the shipped model, not trained on it', zeroShot),
      row(
        'its words and the shipped model’s reading, trained on it, cross-validated, never shipped',
        trained,
      ),
    ],
  )
}

function suites(report: EvaluationReport): string {
  const { violence, benign, rationales } = report
  const ranks = violence.map(({ lang, cases, score, surface, violence: part }) => [
    lang,
    String(cases),
    figure(score),
    figure(surface),
    figure(part),
  ])
  const alarms = benign.map((one) => [
    one.lang,
    String(one.cases),
    String(one.alarms),
    `${figure(one.perThousand, 2)} (${figure(one.low, 2)}-${figure(one.high, 2)})`,
  ])
  const { posts, auprc, comprehensiveness, sufficiency } = rationales
  return [
    ...hateCheckTables(report),
    '### RTP-LX, rank agreement with the raters’ mean violence',
    table(['language', 'texts', 'score', 'surface', 'violence terms of the explanation alone'], ranks),
    '### Ordinary text rated 2 or more',
    table(['language', 'sentences', 'alarms', 'per 1,000 (95 %)'], alarms),
    '### GermEval violence (German)',
    germevalTable(report),
    '### Explanation against human rationales (HateXplain)',
    table(
      ['posts', 'AUPRC', 'comprehensiveness', 'sufficiency'],
      [[String(posts), figure(auprc), figure(comprehensiveness), figure(sufficiency)]],
    ),
  ].join('\n\n')
}

function learningTable({ learning }: EvaluationReport): string {
  const [first] = learning
  if (first === undefined) return 'Not measured in this run.'
  return [
    'Heads trained on a part of the invented sentences and public texts; packs, word lessons and severity weights are the',
    'shipped ones. HateCheck is macro-F1, RTP-LX the rank agreement of the violence terms.',
    '',
    table(
      ['share of the texts', ...first.hateCheck.map(({ lang }) => `HateCheck ${lang}`), 'RTP-LX nl'],
      learning.map(({ share, hateCheck, violence }) => [
        percent(share),
        ...hateCheck.map(({ macroF1 }) => figure(macroF1)),
        figure(violence),
      ]),
    ),
  ].join('\n')
}

const keyTable = (
  head: string,
  rows: readonly { readonly key: string; readonly figures: TriageFigures }[],
): string =>
  table(
    [head, ...FIGURE_HEADS],
    rows.map(({ key, figures }) => [key, ...figureCells(figures)]),
  )

function ownCases(report: EvaluationReport): string {
  const { triage, demo } = report
  return [
    `### triage-dev, ${report.folds}-fold cross-validated, against simpler raters on the same folds`,
    table(
      ['rater', ...FIGURE_HEADS],
      report.comparison.map(({ name, figures }) => [name, ...figureCells(figures)]),
    ),
    '![levels](images/scoring-confusion.svg) ![calibration](images/scoring-calibration.svg)',
    keyTable('language', triage.byLanguage),
    keyTable('context', triage.byContext),
    keyTable('concept', triage.byConcept),
    'The families that are furthest off (mean distance in levels):',
    table(
      ['family', 'cases', 'distance'],
      triage.worst.map(({ family, cases, distance }) => [family, String(cases), figure(distance, 2)]),
    ),
    '### The demo week, cross-validated',
    table(
      ['QWK', 'level 3-4 in the first 15 %', 'ordinary above level 2'],
      [[figure(demo.qwk), percent(demo.recallAt15), `${demo.ordinaryAbove2} of ${demo.ordinary}`]],
    ),
  ].join('\n\n')
}

function weights({
  weights: { intercept, terms, hazards, mains, thresholds, sharpness },
}: EvaluationReport): string {
  const strong = SEVERITY_TERMS.map(({ name }, at) => ({ name, weight: terms[at] ?? 0 })).sort(
    (a, b) => b.weight - a.weight,
  )
  return [
    `Intercept ${figure(intercept, 2)}; levels 1 to 4 begin at ${thresholds.map((one) => figure(one, 2)).join(', ')}; sharpness ${figure(sharpness, 2)}.`,
    table(
      ['term', 'weight'],
      strong.map(({ name, weight }) => [`\`${name}\``, figure(weight, 2)]),
    ),
    'What a context of strength 1 leaves of a term, by what kind of term it is, and what it takes away whatever is said:',
    table(
      ['context', ...TERM_GROUPS, 'always'],
      CHANNELS.map((channel, c) => [
        channel,
        ...TERM_GROUPS.map((_, g) => percent(Math.exp(-(hazards[g]?.[c] ?? 0)))),
        figure(mains[c] ?? 0, 2),
      ]),
    ),
  ].join('\n\n')
}

function dataTable(data: DataFolder): string {
  const rows = DATA_SETS.flatMap((dataSet) =>
    data
      .checksums(dataSet)
      .map(({ file, sha256 }) => [
        `${dataSet.name}/${file}`,
        dataSet.licence,
        dataSet.use,
        dataSet.because,
        `\`${sha256.slice(0, 16)}\``,
      ]),
  )
  return table(['file', 'licence', 'use', 'why', 'SHA-256 (first 16)'], rows)
}

/** The model card as Markdown. */
export function modelCard(report: EvaluationReport, data: DataFolder): string {
  const missing =
    report.missing.length === 0 ? [] : [`Sets that were not there: ${report.missing.join(', ')}.`]
  return `${[
    '# Model card: severity in context',
    `Written by \`seinpost evaluate\` for the model \`${report.version}\`, seed ${report.seed}.`,
    CARD_ABOUT,
    '## Figures to reach',
    table(['what', 'reach', 'measured', ''], targets(report)),
    ...missing,
    '## Our own cases',
    ownCases(report),
    '## Public sets',
    suites(report),
    '## Learning curve',
    learningTable(report),
    '## The numbers of the model',
    weights(report),
    '## Data',
    dataTable(data),
    CARD_LIMITS,
  ].join('\n\n')}\n`
}
