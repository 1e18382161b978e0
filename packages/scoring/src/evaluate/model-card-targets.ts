import { figure, percent } from './markdown.ts'
import type { EvaluationReport } from './measure.ts'
import { accuracyOf } from './public-figures.ts'
import type { TriageFigures } from './triage-figures.ts'

const NEUTRAL = ['ident_neutral_nh', 'ident_pos_nh']
const NEGATED = ['negate_neg_nh']
const QUOTED = ['counter_quote_nh']

/** One figure: what it is, what to reach, what was measured, and whether that is enough. */
const row = (what: string, reach: string, measured: string, isMet: boolean): string[] => [
  what,
  reach,
  measured,
  isMet ? 'met' : '**not met**',
]

const atLeast = (what: string, value: number, floor: number): string[] =>
  row(what, `>= ${floor}`, figure(value), value >= floor)
const shareAtLeast = (what: string, value: number, floor: number): string[] =>
  row(what, `>= ${percent(floor)}`, percent(value), value >= floor)
const shareAtMost = (what: string, value: number, ceiling: number): string[] =>
  row(what, `<= ${percent(ceiling)}`, percent(value), value <= ceiling)

const triageRows = (own: TriageFigures): string[][] => [
  atLeast('triage-dev QWK', own.qwk, 0.8),
  shareAtLeast('triage-dev minimal pairs ordered right', own.pairs, 0.9),
  shareAtMost('triage-dev false alarms (level 0 rated 2 or more)', own.falseAlarms, 0.04),
  shareAtMost('triage-dev missed (level 3-4 rated below 2)', own.missed, 0.06),
  row('calibration, ECE of "2 or more"', '<= 0.05', figure(own.ece), own.ece <= 0.05),
]

function suiteRows({ hateCheck }: EvaluationReport): string[][] {
  const nl = hateCheck.find(({ lang }) => lang === 'nl')
  if (!nl) return []
  return [
    atLeast('HateCheck nl macro-F1', nl.macroF1, 0.84),
    ...hateCheck
      .filter((suite) => suite !== nl)
      .map(({ lang, macroF1 }) => atLeast(`HateCheck ${lang} macro-F1`, macroF1, 0.8)),
    shareAtLeast('HateCheck nl, neutral or positive mention left alone', accuracyOf(nl, NEUTRAL), 0.9),
    shareAtLeast('HateCheck nl, negated hate left alone', accuracyOf(nl, NEGATED), 0.85),
    shareAtLeast('HateCheck nl, counter-speech quotes left alone', accuracyOf(nl, QUOTED), 0.8),
  ]
}

function otherRows({
  violence,
  benign,
  germeval,
  rationales,
  groupSwap,
  parity,
}: EvaluationReport): string[][] {
  const dutch = benign.find(({ lang }) => lang === 'nl')
  const alarms = dutch
    ? `${figure(dutch.perThousand, 2)} (${figure(dutch.low, 2)}-${figure(dutch.high, 2)})`
    : '-'
  return [
    ...violence
      .filter(({ lang }) => lang === 'nl')
      .flatMap(({ score, violence: part }) => [
        atLeast('RTP-LX nl violence, Spearman of the score', score, 0.6),
        atLeast('RTP-LX nl violence, Spearman of the violence terms alone', part, 0.6),
      ]),
    row(
      'benign Dutch rated 2 or more, per 1,000 (95 %)',
      '<= 1',
      alarms,
      (dutch?.perThousand ?? Number.NaN) <= 1,
    ),
    atLeast('GermEval violence macro-F1, trained for the evaluation', germeval.trained.macroF1, 0.7),
    atLeast('HateXplain rationale AUPRC', rationales.auprc, 0.78),
    row(
      'group swap, largest change of score',
      '<= 0.02',
      figure(groupSwap.largest, 4),
      groupSwap.largest <= 0.02,
    ),
    row(
      `kernel against TensorFlow (${parity.backend}) on all ${parity.texts} evaluation texts, largest difference`,
      '<= 0.0001',
      parity.largest.toExponential(1),
      parity.largest <= 1e-4,
    ),
  ]
}

function speedRows({ speed }: EvaluationReport): string[][] {
  if (!speed) return []
  const value = (key: string): number => Number(speed[key])
  return [
    row(
      'texts per second of one core, full explanation',
      '>= 8,000',
      String(speed.textsPerCpuSecond),
      value('textsPerCpuSecond') >= 8_000,
    ),
    row('model load, processor ms', '<= 300', String(speed.modelLoadCpuMs), value('modelLoadCpuMs') <= 300),
    row('memory, MB', '<= 150', String(speed.rssMegabytes), value('rssMegabytes') <= 150),
  ]
}

/** Every figure to reach, with what was measured. */
export function targets(report: EvaluationReport): string[][] {
  const own = report.comparison[0]?.figures
  return [...(own ? triageRows(own) : []), ...suiteRows(report), ...otherRows(report), ...speedRows(report)]
}
