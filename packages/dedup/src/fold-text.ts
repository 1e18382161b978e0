import { foldCodePoint } from './fold-character.ts'
import { joinSpacedLetters } from './join-spaced-letters.ts'
import { unleet } from './unleet.ts'

/** What is known of one word beside its letters: bits. */
export const MARK_NAME = 1
export const MARK_QUOTED = 2
export const MARK_HASHTAG = 4
/** A sentence ends after this word. */
export const MARK_END = 8
/** The score says that it names who is meant, or when. */
export const MARK_TARGET = 16
export const MARK_TIME = 32

/** A text as matching sees it: what a repost, a keyboard or a disguise changes is gone. */
export interface FoldedText {
  readonly words: readonly string[]
  /** Mark bits, one a word. */
  readonly marks: readonly number[]
  /** The text ends in an ellipsis, so something is missing. */
  readonly truncated: boolean
}

const OPENING = new Set(['«', '„', '“', '‹', '‟'])
const CLOSING = new Set(['»', '”', '›'])
const SENTENCE_END = new Set(['.', '!', '?', '…', '\n', ';', ':'])
const REPOST =
  /^\s*(?:(?:rt|fw|fwd|via|repost|gedeeld|partage)\b[\s:]*@[\w.-]+\s*:?|(?:rt|fw|fwd|repost)\s*:|♻️?|🔁|🔄)\s*/iu
const LINK = /\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]{1,63}\.(?:be|com|org|net|nl|fr|de|eu|test)\/\S*/giu
const MENTION = /@[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\w.-]+)?/gu
/** A cut as sites and people write it. */
const ELLIPSIS =
  /(?:…|\.{3,}|[[(]\s*…?\s*(?:lees (?:meer|verder)|meer (?:lezen|weergeven)|read more|see more|lire (?:la )?suite|voir plus|en savoir plus|mehr (?:lesen|anzeigen)|weiterlesen)\s*…?\s*[\])])[\s"'”»)\]]*$/iu

/**
 * Words of the text with reposts' prefixes, links, mentions, emoji, case, accents, look-alikes and trailing hashtags
 * taken off.
 *
 * @example foldText('RT @an: Té lààt!!! 😡 https://x.be/1 #gent').words // ['te', 'laat']
 */
export function foldText(text: string): FoldedText {
  const unwrapped = stripWrapping(text)
  // Looking for an end at the end only: a pattern tried at every place of a hostile text takes the square of its length.
  const [body, end] = [unwrapped.slice(0, -END_LENGTH), unwrapped.slice(-END_LENGTH)]
  const truncated = ELLIPSIS.test(end.replace(TRAILING_TAGS, ''))
  const bare = truncated ? body + end.replace(ELLIPSIS, '') : unwrapped
  const walk = new Walk()
  for (const character of bare) walk.take(character)
  walk.endWord()
  const spaced = joinSpacedLetters(walk.words, walk.marks)
  const kept = dropTrailingHashtags(spaced)
  return { words: kept.words, marks: kept.marks, truncated }
}

/** Longer than a row of hashtags behind an ellipsis. */
const END_LENGTH = 200
const TRAILING_TAGS = /(?:\s*#[\p{L}\p{N}_]+)+\s*$/u

function stripWrapping(text: string): string {
  let bare = text
  if (bare.includes('://') || bare.includes('www.') || bare.includes('/')) bare = bare.replace(LINK, ' ')
  for (let stripped = bare.replace(REPOST, ''); stripped !== bare; stripped = bare.replace(REPOST, ''))
    bare = stripped
  return bare.includes('@') ? bare.replace(MENTION, ' ') : bare
}

/** A trailing row of hashtags labels a post; inside a sentence a hashtag is one of its words. */
function dropTrailingHashtags({ words, marks }: { words: string[]; marks: number[] }) {
  let end = words.length
  while (end > 0 && ((marks[end - 1] ?? 0) & MARK_HASHTAG) !== 0) end--
  // A text of nothing but hashtags is what it says.
  if (end === 0) return { words, marks }
  return { words: words.slice(0, end), marks: marks.slice(0, end) }
}

/** Longer runs of letters are no word: a language without spaces, or noise. They are taken in pieces. */
const LONGEST_WORD = 48
const PIECE = 16

class Walk {
  readonly words: string[] = []
  readonly marks: number[] = []
  #word = ''
  #mark = 0
  #sentenceStart = true
  #quoted = false
  #hashtag = false
  /** The last character was an apostrophe. */
  #elided = false

  take(character: string): void {
    const code = character.codePointAt(0) ?? 32
    const letters = code < 128 ? foldAscii(code) : foldCodePoint(code)
    if (letters === '') return
    if (letters !== null) {
      this.#letter(character, letters)
      return
    }
    if (isInsideWord(character)) this.#elided = true
    else this.#separator(character)
  }

  #letter(character: string, letters: string): void {
    if (this.#elided && VOWEL.test(letters) && ELISIONS.has(this.#word)) this.endWord()
    this.#elided = false
    if (this.#word === '') {
      this.#mark = (this.#quoted ? MARK_QUOTED : 0) | (this.#hashtag ? MARK_HASHTAG : 0)
      const capital = character !== character.toLowerCase()
      if (capital && !this.#sentenceStart) this.#mark |= MARK_NAME
      this.#sentenceStart = false
    }
    this.#word += letters
  }

  #separator(character: string): void {
    this.endWord()
    if (SENTENCE_END.has(character)) this.#endSentence()
    if (character === '"') this.#quoted = !this.#quoted
    if (OPENING.has(character)) this.#quoted = !(this.#quoted && character === '“')
    if (CLOSING.has(character)) this.#quoted = false
    this.#hashtag = character === '#'
  }

  #endSentence(): void {
    this.#sentenceStart = true
    const last = this.marks.length - 1
    if (last >= 0) this.marks[last] = (this.marks[last] ?? 0) | MARK_END
  }

  endWord(): void {
    if (this.#word === '') return
    const word = unleet(this.#word)
    this.#word = ''
    if (word.length <= LONGEST_WORD) {
      this.words.push(word)
      this.marks.push(this.#mark)
      return
    }
    for (let at = 0; at < word.length; at += PIECE) {
      this.words.push(word.slice(at, at + PIECE))
      this.marks.push(this.#mark)
    }
  }
}

/** French words that lose their vowel before another: `d'homme` is two words. */
const ELISIONS = new Set([
  'c',
  'd',
  'j',
  'l',
  'm',
  'n',
  's',
  't',
  'qu',
  'jusqu',
  'lorsqu',
  'puisqu',
  'quelqu',
])
const VOWEL = /^[aeiouyh]/

/** Apostrophes join: `don't` and `dont`, `zo'n` and `zon` are one word. */
const isInsideWord = (character: string) => character === "'" || character === '’' || character === '‘'

const ASCII: (string | null)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return /[a-z0-9]/iu.test(character) ? character.toLowerCase() : null
})
const foldAscii = (code: number): string | null => ASCII[code] ?? null
