import { foldText } from '../fold-text.ts'
import { FUNCTION, wordClass } from '../word-class.ts'
import type { SeededRandom } from './seeded-random.ts'

/** What happens to a text on its way from one account to the next; null when it cannot happen to this one. */
export type Edit = (text: string, random: SeededRandom, vocabulary: readonly string[]) => string | null

const HOMOGLYPHS: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  i: 'і',
}
const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }
const ACCENTS: Readonly<Record<string, string>> = { e: 'é', a: 'à', o: 'ö', i: 'ï', u: 'ü', n: 'ñ' }
const EMOJI = ['😡', '🔥', '👆👆', '😂😂', '🙄', '❤️', '🇧🇪', '👇🏽']
const TAGS = ['#delen', '#gent', '#nieuws', '#breaking', '#partage', '#wakker']

const plainWord = /^\p{Ll}{4,}$/u

/** Positions of words a person might change without saying something else: in lower case, and nothing the guard knows. */
function changeable(words: readonly string[]): number[] {
  return [...words.keys()].filter((at) => {
    const word = words[at] ?? ''
    const [folded = ''] = foldText(word).words
    return plainWord.test(word) && (wordClass(folded) & ~FUNCTION) === 0
  })
}

function changeWords(count: number, shortest: number): Edit {
  return (text, random, vocabulary) => {
    const words = text.split(' ')
    const positions = changeable(words)
    if (words.length < shortest || positions.length < count) return null
    for (let left = count; left > 0; left--) {
      const [at = 0] = positions.splice(random.below(positions.length), 1)
      words[at] = random.pick(vocabulary)
    }
    return words.join(' ')
  }
}

const replaceLetters =
  (letters: Readonly<Record<string, string>>, share: number): Edit =>
  (text, random) => {
    let changed = 0
    const out = [...text].map((letter) => {
      const other = letters[letter]
      if (other === undefined || random.next() >= share) return letter
      changed++
      return other
    })
    return changed === 0 ? null : out.join('')
  }

/** One slip inside a word of five letters or more: swapped, lost, doubled or wrong. */
const typo: Edit = (text, random) => {
  const words = text.split(' ')
  const positions = [...words.keys()].filter((at) => /^\p{Ll}{5,}$/u.test(words[at] ?? ''))
  if (positions.length === 0) return null
  const at = random.pick(positions)
  const word = words[at] ?? ''
  const slip = 1 + random.below(word.length - 2)
  const [before, here, after] = [word.slice(0, slip), word[slip] ?? '', word.slice(slip + 1)]
  words[at] = random.pick([
    before + (after[0] ?? '') + here + after.slice(1),
    before + after,
    before + here + here + after,
    `${before}${random.pick([...'etanirsl'])}${after}`,
  ])
  return words.join(' ')
}

/** From this many words on, a changed word leaves the same statement; in a shorter text it is another one. */
export const WORDS_FOR_ONE = 8
export const WORDS_FOR_TWO = 12

/** The edits of the benchmark by name, in the order of its table. */
export const EDITS: Readonly<Record<string, Edit>> = {
  'repost prefix': (text, random) =>
    `${random.pick(['RT @haag.kat20: ', '♻️ ', 'RT @x_1 ', 'FW: ', '🔁 '])}${text}`,
  'cut to 75 %': (text) => text.slice(0, Math.floor(text.length * 0.75)),
  'cut with ellipsis': (text, random) =>
    `${text.slice(0, Math.floor(text.length * 0.75))}${random.pick(['…', '...', '… [lees meer]'])}`,
  link: (text, random) =>
    `${text} https://${random.pick(['t.co', 'bit.ly', 'example.org'])}/${random.below(1e6).toString(36)}`,
  emoji: (text, random) => `${text} ${random.pick(EMOJI)}${random.pick(EMOJI)}`,
  hashtags: (text, random) => `${text} ${random.pick(TAGS)} ${random.pick(TAGS)}`,
  case: (text, random) => (random.next() < 0.5 ? text.toUpperCase() : text.toLowerCase()),
  spacing: (text, random) =>
    random.next() < 0.5 ? text.replace(/ /g, '  ').replace(/,/g, ' ,') : joinSome(text, random),
  accents: replaceLetters(ACCENTS, 0.3),
  homoglyphs: replaceLetters(HOMOGLYPHS, 0.3),
  leet: replaceLetters(LEET, 0.15),
  typo,
  'one word changed': changeWords(1, WORDS_FOR_ONE),
  'two words changed': changeWords(2, WORDS_FOR_TWO),
}

/** Two spaces lost, as on a phone. */
function joinSome(text: string, random: SeededRandom): string {
  let out = text
  for (let left = 2; left > 0; left--) {
    const gaps = [...out.matchAll(/ /g)].map(({ index }) => index)
    if (gaps.length < 4) return out
    const at = random.pick(gaps)
    out = out.slice(0, at) + out.slice(at + 1)
  }
  return out
}
