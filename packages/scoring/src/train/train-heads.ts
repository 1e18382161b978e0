import { HEAD_NAMES, WORD_HEADS } from '../head-names.ts'
import type { SparseHeads } from '../heads/sparse-heads.ts'
import type { Reading } from '../reading.ts'
import { seededChance } from './chance.ts'
import { caseTargets, forGroups, forViolence } from './head-targets.ts'
import type { LabelledCase } from './labelled-case.ts'
import type { Prepared } from './prepared.ts'
import type { PublicText } from './public-texts.ts'
import { type HeadExample, type HeadTargets, headExample, trainSparseHeads } from './sparse-trainer.ts'
import { violenceMentions } from './violence-words.ts'
import type { WordLesson } from './word-lessons.ts'

/** Settings of the head trainer. */
export interface HeadTraining {
  readonly epochs: number
  readonly rate: number
  readonly shrink: number
  readonly seed: number
  readonly log?: (line: string) => void
}

/** How loud a text of each source is: a hand-made label outweighs an invented sentence, and that a mapped label. */
export const SOURCE_WEIGHT: Readonly<Record<LabelledCase['source'], number>> = {
  'triage-dev': 3,
  'signals-demo': 2,
  synthetic: 1,
}
const PUBLIC_WEIGHT = 0.35
const WORD_WEIGHT = 3

const mentionsViolence = violenceMentions()

/** What is left of a label's lessons for a text that may name no group, and may speak of violence. */
function fitting(targets: HeadTargets, text: string, { lang, found }: Reading): HeadTargets {
  return forViolence(forGroups(targets, found.groups.length > 0), mentionsViolence(text, lang))
}

/** Examples of the public texts; they are the same for every fold. */
export const publicExamples = (texts: readonly Prepared<PublicText>[]): HeadExample[] =>
  texts.map(({ item, ngrams, reading }) =>
    headExample(ngrams, fitting(item.targets, item.text, reading), PUBLIC_WEIGHT),
  )

/** Examples of words alone. */
export const wordExamples = (words: readonly Prepared<WordLesson>[]): HeadExample[] =>
  words.map(({ item, ngrams }) => headExample(ngrams, item.targets, WORD_WEIGHT))

/** Trains every head on our own cases and the public texts together. */
export function trainHeads(
  cases: readonly Prepared[],
  publicOnes: readonly HeadExample[],
  training: HeadTraining,
): SparseHeads {
  const own = cases.map(({ item, ngrams, reading }) =>
    headExample(ngrams, fitting(caseTargets(item), item.input.text, reading), SOURCE_WEIGHT[item.source]),
  )
  return trainSparseHeads([...own, ...publicOnes], {
    ...training,
    names: HEAD_NAMES,
    wordHeads: WORD_HEADS,
    chance: seededChance(training.seed),
  })
}
