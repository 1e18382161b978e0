import { foldText } from '../fold-text.ts'
import { FUNCTION, wordClass } from '../word-class.ts'
import type { Corpus, Row } from './corpus.ts'
import type { BenchText } from './finders.ts'
import { OPPOSED_PAIRS } from './opposites.ts'
import { SeededRandom } from './seeded-random.ts'
import { EDITS } from './typed-edits.ts'

/** Shorter texts are left out: what a changed word leaves of them is another text. */
const SHORTEST = 40
/** A pair of the similarity benchmark that people find less alike than this says two things. */
const TWO_THINGS = 2.5

/** A text that copies an original, or two texts of which the second must not be merged with the first. */
export interface Question {
  readonly first: BenchText
  readonly second: BenchText
}

export interface QualitySet {
  readonly originals: readonly BenchText[]
  /** Name of the edit to copies: `first` is the original. */
  readonly copies: ReadonlyMap<string, readonly Question[]>
  /** Name of the kind to pairs that are two things. */
  readonly opposites: ReadonlyMap<string, readonly Question[]>
  readonly strangers: ReadonlyMap<string, readonly Question[]>
}

/** The benchmark made from the shared sets: the same for the same `count`, which is how many originals are edited. */
export function makeQualitySet(corpus: Corpus, count: number): QualitySet {
  const random = new SeededRandom(1729)
  const originals = distinct([...corpus.benign, ...corpus.pairs, ...onePerTemplate(corpus.siblings)])
  const sample = shuffled(originals, random).slice(0, count)
  const vocabularies = vocabulariesOf(originals)
  const copies = new Map<string, Question[]>()
  for (const [name, edit] of Object.entries(EDITS)) {
    const questions = sample.flatMap((first) => {
      const text = edit(first.text, random, vocabularies.get(first.lang) ?? [])
      return text === null || text === first.text
        ? []
        : [{ first, second: { ...first, id: `${first.id}/${name}`, text } }]
    })
    copies.set(name, questions)
  }
  const opposites = new Map<string, Question[]>()
  for (const [name, make] of Object.entries(OPPOSED_PAIRS)) {
    const questions = sample.flatMap((one) => {
      const pair = make(one.text, random, one.lang)
      return pair === null ? [] : [question(one, `${name}`, pair[0], pair[1])]
    })
    opposites.set(name, questions)
  }
  return {
    originals,
    copies,
    opposites,
    strangers: new Map([
      ['stsb below 2.5', unlikePairs(corpus)],
      ['siblings', siblingPairs(corpus)],
    ]),
  }
}

const question = ({ id, lang }: BenchText, name: string, one: string, other: string): Question => ({
  first: { id: `${id}/${name}/1`, lang, text: one },
  second: { id: `${id}/${name}/2`, lang, text: other },
})

function unlikePairs({ pairs }: Corpus): Question[] {
  return pairs
    .filter(
      ({ text, text2, score }) =>
        text2 !== undefined &&
        score !== undefined &&
        score < TWO_THINGS &&
        squeezed(text) !== squeezed(text2),
    )
    .map((row) => question(row, 'stsb', row.text, row.text2 ?? ''))
}

/** Each text of a template with one about another target. */
function siblingPairs({ siblings }: Corpus): Question[] {
  return [...grouped(siblings).values()].flatMap((rows) =>
    rows.slice(1).flatMap((row, at) => {
      const other = rows[at]
      const differs =
        other !== undefined && other.target !== row.target && squeezed(other.text) !== squeezed(row.text)
      return differs ? [{ first: siblingOf(other, 1), second: siblingOf(row, 2) }] : []
    }),
  )
}

const siblingOf = (row: Row, side: 1 | 2): BenchText => ({
  id: `${row.id}/sibling/${side}`,
  text: row.text,
  lang: row.lang,
  sibling: { template: templateOf(row), target: row.target ?? '' },
})

const templateOf = ({ lang, templ_id: template }: Row): string => `${lang} ${template}`

function grouped(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(templateOf(row), [...(groups.get(templateOf(row)) ?? []), row])
  return groups
}

const onePerTemplate = (rows: readonly Row[]): Row[] =>
  [...grouped(rows).values()].flatMap(([first]) => (first === undefined ? [] : [first]))

const squeezed = (text: string): string => foldText(text).words.join('')

function distinct(rows: readonly Row[]): BenchText[] {
  const seen = new Map<string, BenchText>()
  for (const { id, text, lang } of rows) {
    if (text.length >= SHORTEST && !seen.has(squeezed(text))) seen.set(squeezed(text), { id, text, lang })
  }
  return [...seen.values()]
}

function shuffled<T>(list: readonly T[], random: SeededRandom): T[] {
  return list
    .map((item) => ({ item, order: random.next() }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item)
}

/** Words in lower case by language, without those that the guard knows: putting one of these in says another thing. */
function vocabulariesOf(texts: readonly BenchText[]): Map<string, string[]> {
  const words = new Map<string, Set<string>>()
  for (const { text, lang } of texts) {
    const list = words.get(lang) ?? new Set<string>()
    words.set(lang, list)
    for (const word of text.split(' ')) {
      if (/^\p{Ll}{4,}$/u.test(word) && (wordClass(foldText(word).words[0] ?? '') & ~FUNCTION) === 0)
        list.add(word)
    }
  }
  return new Map([...words].map(([lang, list]) => [lang, [...list]]))
}
