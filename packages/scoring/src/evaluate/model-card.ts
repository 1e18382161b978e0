import { CHANNELS, SEVERITY_TERMS, TERM_GROUPS } from '../severity-terms.ts'
import { DATA_SETS, type DataFolder } from './data-sets.ts'
import type { EvaluationReport } from './evaluate.ts'
import { figure, percent, table } from './markdown.ts'
import { CARD_ABOUT, CARD_LIMITS } from './model-card-text.ts'
import { accuracyOf } from './public-figures.ts'
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

const NEUTRAL = ['ident_neutral_nh', 'ident_pos_nh']
const NEGATED = ['negate_neg_nh']
const QUOTED = ['counter_quote_nh']

/** Target, what it is, and what was measured: the rows of the first table. */
function targets(report: EvaluationReport): string[][] {
  const own = report.comparison[0]?.figures
  const suite = (lang: string) => report.hateCheck.find((one) => one.lang === lang)
  const nl = suite('nl')
  const benign = report.benign.find(({ lang }) => lang === 'nl')
  const violence = report.violence.find(({ lang }) => lang === 'nl')
  const verdict = (met: boolean): string => (met ? 'met' : '**not met**')
  const row = (what: string, reach: string, measured: string, met: boolean): string[] => [
    what,
    reach,
    measured,
    verdict(met),
  ]
  if (!own || !nl || !benign || !violence) return []
  const others = ['fr', 'de', 'en'].map((lang) => suite(lang)?.macroF1 ?? 0)
  return [
    row('triage-dev QWK', '>= 0.80', figure(own.qwk), own.qwk >= 0.8),
    row('triage-dev minimal pairs', '>= 90 %', percent(own.pairs), own.pairs >= 0.9),
    row('triage-dev false alarms', '<= 4 %', percent(own.falseAlarms), own.falseAlarms <= 0.04),
    row('triage-dev missed', '<= 6 %', percent(own.missed), own.missed <= 0.06),
    row('HateCheck nl macro-F1', '>= 0.84', figure(nl.macroF1), nl.macroF1 >= 0.84),
    row(
      'HateCheck fr, de, en macro-F1',
      '>= 0.80',
      others.map((value) => figure(value)).join(', '),
      others.every((value) => value >= 0.8),
    ),
    row(
      'HateCheck nl, neutral or positive mention left alone',
      '>= 90 %',
      percent(accuracyOf(nl, NEUTRAL)),
      accuracyOf(nl, NEUTRAL) >= 0.9,
    ),
    row(
      'HateCheck nl, negated hate left alone',
      '>= 85 %',
      percent(accuracyOf(nl, NEGATED)),
      accuracyOf(nl, NEGATED) >= 0.85,
    ),
    row(
      'HateCheck nl, counter-speech quotes left alone',
      '>= 80 %',
      percent(accuracyOf(nl, QUOTED)),
      accuracyOf(nl, QUOTED) >= 0.8,
    ),
    row('RTP-LX nl violence, Spearman', '>= 0.60', figure(violence.score), violence.score >= 0.6),
    row(
      'benign Dutch rated 2 or more, per 1,000',
      '<= 1',
      `${figure(benign.perThousand, 2)} (${figure(benign.low, 2)}-${figure(benign.high, 2)})`,
      benign.perThousand <= 1,
    ),
    row(
      'GermEval violence macro-F1, trained for the evaluation',
      '>= 0.70',
      figure(report.germeval.trained.macroF1),
      report.germeval.trained.macroF1 >= 0.7,
    ),
    row(
      'HateXplain rationale AUPRC',
      '>= 0.78',
      figure(report.rationales.auprc),
      report.rationales.auprc >= 0.78,
    ),
    row(
      'group swap, largest change of score',
      '<= 0.02',
      figure(report.groupSwap.largest, 4),
      report.groupSwap.largest <= 0.02,
    ),
    row('calibration, ECE of "2 or more"', '<= 0.05', figure(own.ece), own.ece <= 0.05),
    row(
      'texts/s with full explanation',
      '>= 8,000',
      String(report.speed?.textsPerSecond ?? '-'),
      Number(report.speed?.textsPerSecond) >= 8_000,
    ),
    row(
      'model load, ms',
      '<= 300',
      String(report.speed?.modelLoadMs ?? '-'),
      Number(report.speed?.modelLoadMs) <= 300,
    ),
  ]
}

function suites(report: EvaluationReport): string {
  const names = [
    ...new Set(report.hateCheck.flatMap(({ byFunctionality }) => [...byFunctionality.keys()])),
  ].sort()
  const groups = [...new Set(report.hateCheck.flatMap(({ byTarget }) => [...byTarget.keys()]))].sort()
  const heads = report.hateCheck.map(({ lang }) => lang)
  const rows = (keys: readonly string[], of: 'byFunctionality' | 'byTarget'): string[][] =>
    keys.map((key) => [key, ...report.hateCheck.map((suite) => percent(suite[of].get(key) ?? Number.NaN))])
  return [
    '### Multilingual HateCheck',
    table(
      ['', ...heads],
      [
        ['macro-F1', ...report.hateCheck.map(({ macroF1 }) => figure(macroF1))],
        ...rows(names, 'byFunctionality'),
      ],
    ),
    'Accuracy by the group named (fairness):',
    table(['group', ...heads], rows(groups, 'byTarget')),
    '### RTP-LX, rank agreement with the raters’ mean violence',
    table(
      ['language', 'texts', 'score', 'surface'],
      report.violence.map(({ lang, cases, score, surface }) => [
        lang,
        String(cases),
        figure(score),
        figure(surface),
      ]),
    ),
    '### Ordinary text rated 2 or more',
    table(
      ['language', 'sentences', 'alarms', 'per 1,000 (95 %)'],
      report.benign.map(({ lang, cases, alarms, perThousand, low, high }) => [
        lang,
        String(cases),
        String(alarms),
        `${figure(perThousand, 2)} (${figure(low, 2)}-${figure(high, 2)})`,
      ]),
    ),
    '### GermEval violence (German)',
    table(
      ['', 'texts', 'macro-F1', 'average precision'],
      [
        [
          'the shipped model, not trained on it',
          String(report.germeval.zeroShot.cases),
          figure(report.germeval.zeroShot.macroF1),
          figure(report.germeval.zeroShot.averagePrecision),
        ],
        [
          'our heads trained on it, cross-validated, never shipped',
          String(report.germeval.trained.cases),
          figure(report.germeval.trained.macroF1),
          figure(report.germeval.trained.averagePrecision),
        ],
      ],
    ),
    '### Explanation against human rationales (HateXplain)',
    table(
      ['posts', 'AUPRC', 'comprehensiveness', 'sufficiency'],
      [
        [
          String(report.rationales.posts),
          figure(report.rationales.auprc),
          figure(report.rationales.comprehensiveness),
          figure(report.rationales.sufficiency),
        ],
      ],
    ),
  ].join('\n\n')
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
    '## The numbers of the model',
    weights(report),
    '## Data',
    dataTable(data),
    CARD_LIMITS,
  ].join('\n\n')}\n`
}
