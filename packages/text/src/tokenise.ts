import { hashtagWords } from './hashtag-words.ts'
import { isDigit, isLetter } from './letters.ts'
import { normalise } from './normalise.ts'
import type { NormalisedText } from './normalised-text.ts'
import { endsSentence } from './sentence-end.ts'
import type { Token, TokenKind } from './token.ts'

const HASH = 35
const APOSTROPHE = 39
const STAR = 42
const AT = 64
const LINK = /(?:https?:\/\/|www\.)\S+/uy
const NAME = /@[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*(?:@[\p{L}\p{N}.-]+)?/uy
const TAG = /#[\p{L}\p{M}\p{N}_]+/uy
const NUMBER = /\d+(?:[.,:/]\d+)*(?:\p{L}{1,4}(?![\p{L}])\d{0,2})?/uy
const EMOJI = /(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic})/uy
/** French and Dutch clipped words that lean on the next: `l'`, `qu'`, `d'`. Both halves are words. */
const CLIPPED = /^(?:[jldmtscnz]|qu|jusqu|lorsqu|puisqu|quelqu|presqu)$/iu

/** Length of the match of a sticky pattern at `at`, or 0. */
function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex - at : 0
}

const isWordCode = (code: number): boolean => isLetter(code) || isDigit(code)

/** End of the word that starts at `at`: letters, digits, inner apostrophes, and stars that mask letters (`k*t`). */
function wordEnd(text: string, at: number): number {
  let end = at
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (isWordCode(code)) continue
    if (code >= 0xd800 && code <= 0xdbff && isLetter(text.codePointAt(end) ?? 0)) {
      end++
      continue
    }
    if (code === APOSTROPHE && isLetter(text.charCodeAt(end + 1)) && end > at) {
      if (CLIPPED.test(text.slice(at, end))) return end + 1
      continue
    }
    if (code !== STAR || !isMask(text, end)) break
  }
  return end
}

/** A star between letters, or the first of two and more after a letter. */
const isMask = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at + 1)
  if (isLetter(before)) return isLetter(after) || after === STAR
  return before === STAR && (after === STAR || isLetter(after) || text.charCodeAt(at - 2) !== 32)
}

/** `'t`, `'s`, `'n`, `'k`, `'m` standing alone. */
const isClippedStart = (text: string, at: number): boolean =>
  'tsnkmTSNKM'.includes(text[at + 1] ?? ' ') && !isWordCode(text.charCodeAt(at + 2))

interface Found {
  readonly kind: TokenKind
  readonly length: number
}

function found(text: string, at: number): Found {
  const code = text.charCodeAt(at)
  if (isLetter(code)) {
    const link = code === 104 || code === 119 || code === 72 || code === 87 ? lengthAt(LINK, text, at) : 0
    if (link > 0) return { kind: 'url', length: link }
    return { kind: 'word', length: wordEnd(text, at) - at }
  }
  if (isDigit(code)) return { kind: 'number', length: lengthAt(NUMBER, text, at) || 1 }
  if (code === HASH) {
    const length = lengthAt(TAG, text, at)
    if (length > 0) return { kind: 'hashtag', length }
  }
  if (code === AT && !isWordCode(text.charCodeAt(at - 1))) {
    const length = lengthAt(NAME, text, at)
    if (length > 0) return { kind: 'mention', length }
  }
  if (code === APOSTROPHE && isClippedStart(text, at)) return { kind: 'word', length: 2 }
  if (code >= 0x2190) return foundBeyond(text, at)
  return { kind: 'punct', length: repeats(text, at) }
}

function foundBeyond(text: string, at: number): Found {
  const emoji = lengthAt(EMOJI, text, at)
  if (emoji > 0) return { kind: 'emoji', length: emoji }
  const point = text.codePointAt(at) ?? 0
  if (isLetter(point)) return { kind: 'word', length: Math.max(1, wordEnd(text, at) - at) }
  return { kind: 'punct', length: point > 0xffff ? 2 : repeats(text, at) }
}

/** `...` and `!!!` are one token. */
function repeats(text: string, at: number): number {
  const code = text.charCodeAt(at)
  let end = at + 1
  while (end < text.length && text.charCodeAt(end) === code) end++
  return end - at
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13)

/**
 * Words, numbers (with their unit: `8u`, `15u30`), emoji, hashtags, mentions, links and punctuation, in order, with
 * their place in the original. Hyphenated words are given in parts; the hyphen inside is left out.
 */
export function tokenise(input: NormalisedText | string): Token[] {
  const normalised = typeof input === 'string' ? normalise(input) : input
  const { text, lower } = normalised
  const tokens: Token[] = []
  let sentence = 0
  let previous: Token | undefined
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      if (code === 10 && previous !== undefined && previous.sentence === sentence) sentence++
      at++
      continue
    }
    const { kind, length } = found(text, at)
    const to = at + length
    if (code === 45 && length === 1 && isInnerHyphen(text, at)) {
      at = to
      continue
    }
    const { start, end } = normalised.span(at, to)
    const word = text.slice(at, to)
    previous = {
      kind,
      text: word,
      lower: lower.slice(at, to),
      at,
      to,
      start,
      end,
      sentence,
      parts: kind === 'hashtag' ? hashtagWords(word.slice(1)) : NO_PARTS,
    }
    if (kind === 'punct' && endsSentence(text, at, to, tokens.at(-1))) sentence++
    tokens.push(previous)
    at = to
  }
  return tokens
}

const NO_PARTS: readonly string[] = []

const isInnerHyphen = (text: string, at: number): boolean =>
  isWordCode(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1))
