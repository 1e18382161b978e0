import { isDigit, isLetter, isVowel } from './letters.ts'
import type { MappedText } from './normalised-text.ts'

const LETTER_FOR: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['@', 'a'],
  ['$', 's'],
  ['€', 'e'],
  ['!', 'i'],
  ['|', 'l'],
])

const MAYBE = /\p{L}[\d@$€!|]|(?<![\p{N}.,])[0@$€]\p{L}/u
/** Addresses, links and account names are consumed whole and left alone. Bounded, so that no input costs quadratic time. */
const RUN =
  /(https?:\/\/\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,24}|(?<![\p{L}\p{N}\-_/])@[\p{L}\p{N}_]+)|[\p{L}\p{M}\d@$€!|]+/gu
export const SIGN_FOR_LETTER = /[\d@$€!|]/u
/** Hours, ordinals, ages, amounts: a number with what is counted. */
const COUNTED =
  /^\d+(?:(?:[uh]\d*|uur|uhr|[ap]m|k?m|cm|kg|g|gb|tb|mb|min|sec|x|k|e|de|ste|er|ere|eme|ème|th|st|nd|rd|s|vs)(?!\p{L})|plus|jarig|daags|keer|maal|euro|jaar|dag|week|man)/iu

interface Piece {
  readonly from: number
  readonly to: number
}

/** Maximal stretches of signs that could stand for a letter. */
function pieces(run: string): Piece[] {
  const found: Piece[] = []
  for (let at = 0; at < run.length; at++) {
    if (isLetter(run.charCodeAt(at))) continue
    const from = at
    while (at < run.length && !isLetter(run.charCodeAt(at))) at++
    found.push({ from, to: at })
  }
  return found
}

const digitsOf = (part: string): string => part.replace(/\D/gu, '')
const isUniform = (part: string): boolean => [...part].every((char) => char === part[0])

/** A piece between letters is a disguise when it is short, all of its signs have a letter, and it is no number. */
function isInterior(run: string, { from, to }: Piece, others: number): boolean {
  if (from === 0 || to === run.length) return false
  const part = run.slice(from, to)
  if (part.length > 3 || ![...part].every((char) => LETTER_FOR.has(char))) return false
  if (digitsOf(part).length > 1 && !isUniform(part) && others === 0) return false
  return !part.includes('!') || others > 0 || ![...run.slice(0, from)].some(isVowel)
}

/** `!` and `|` at an edge are punctuation, whatever the rest. */
const isEdgeLetter = (part: string): boolean => part.length === 1 && /^[013457@$€]$/u.test(part)

function foldSign(run: string, at: number): string {
  const sign = run[at] ?? ''
  if (sign !== '1') return LETTER_FOR.get(sign) ?? sign
  const before = run[at - 1] ?? ''
  const after = run[at + 1] ?? ''
  // `ki1l`, `a11e`: after a vowel and before a consonant the sign is an l; elsewhere an i.
  if (before === '1' || after === '1') return 'l'
  return isVowel(before) && !isVowel(after) && after !== '' ? 'l' : 'i'
}

interface Choice {
  readonly run: string
  readonly leety: boolean
  readonly before: string
}

function folds({ run, leety, before }: Choice): Piece[] {
  const all = pieces(run)
  if (all.length === 0 || (all[0]?.from === 0 && all[0].to === run.length)) return []
  if (COUNTED.test(run)) return []
  const startsWithNumber = isDigit(run.charCodeAt(0)) && !/^0\p{L}{2}/u.test(run)
  const inner = all.filter((piece) => isInterior(run, piece, all.length - 1))
  if (startsWithNumber && (inner.length === 0 || (all[0]?.to ?? 0) > 1)) return []
  const letters = run.length - all.reduce((sum, { from, to }) => sum + to - from, 0)
  const edges = all.filter(({ from, to }) => {
    const part = run.slice(from, to)
    if (!isEdgeLetter(part) || (from > 0 && to < run.length)) return false
    if (from === 0) return part === '0' ? letters >= 2 : isOpening(part, before, letters, inner.length > 0)
    if (part === '$') return letters >= 2
    return inner.length > 0 || (leety && run === run.toLowerCase())
  })
  return [...inner, ...edges].sort((a, b) => a.from - b.from)
}

function isOpening(sign: string, before: string, letters: number, disguised: boolean): boolean {
  if (sign === '@') return before === '-' || before === '/'
  if (sign === '$' || sign === '€') return letters >= 2
  return disguised && letters >= 2
}

/** Digits and symbols that stand for letters become those letters, one unit for one; numbers stay numbers. */
export function foldLeet(input: MappedText): MappedText {
  if (!MAYBE.test(input.text)) return input
  const runs = [...input.text.matchAll(RUN)].filter(
    (match) => match[1] === undefined && SIGN_FOR_LETTER.test(match[0]),
  )
  const inner = runs.filter(([run]) =>
    pieces(run).some((piece, _, all) => isInterior(run, piece, all.length - 1)),
  )
  let text = ''
  let copied = 0
  let disguised = input.disguised
  for (const match of runs) {
    const run = match[0]
    const found = folds({ run, leety: inner.length >= 2, before: input.text[match.index - 1] ?? '' })
    if (found.length === 0) continue
    disguised++
    for (const { from, to } of found) {
      text += input.text.slice(copied, match.index + from)
      for (let at = from; at < to; at++) text += foldSign(run, at)
      copied = match.index + to
    }
  }
  return { ...input, text: text + input.text.slice(copied), disguised }
}
