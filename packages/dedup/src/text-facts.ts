import type { Level } from '@seinpost/schemas'

/** Longer texts are verified on their first words and on a sample of the rest. */
export const HEAD_WORDS = 160

/** What verification and the guard know of a text: everything a decision rests on, and nothing of who wrote it. */
export interface TextFacts {
  readonly words: readonly string[]
  /** Mark bits of fold-text, one a word. */
  readonly marks: readonly number[]
  readonly truncated: boolean
  /** Words of the whole text; `words` holds the first of them. */
  readonly total: number
  /** Smallest hashes of the word triples after the head, to compare the rest of a long text; empty for others. */
  readonly tail: readonly number[]
  /** Effective level; null when the text was not scored. */
  readonly level: Level | null
  /** The score says that it quotes, reports, condemns or answers. */
  readonly quotes: boolean
  /** A partner handed it in and is owed an answer. */
  readonly referral: boolean
  readonly lang: string
  /** Folded postcode or municipality of the signal's own place; '' when it has none. */
  readonly place: string
  readonly placeRole: string
}

const VERSION = '1'
const SEPARATOR = '\t'
const FIRST_MARK = 48

/** The facts as one string, for the index. */
export function encodeFacts(facts: TextFacts): string {
  return [
    VERSION,
    facts.level ?? '',
    `${facts.truncated ? 't' : ''}${facts.quotes ? 'q' : ''}${facts.referral ? 'r' : ''}`,
    facts.lang,
    facts.place,
    facts.placeRole,
    facts.total === facts.words.length ? '' : facts.total,
    facts.tail.map((hash) => hash.toString(36)).join(' '),
    encodeMarks(facts.marks),
    facts.words.join(' '),
  ].join(SEPARATOR)
}

const LEVELS: readonly (Level | null)[] = [0, 1, 2, 3, 4]

/** Reads what `encodeFacts` wrote. A level it does not know is read as not scored. */
export function decodeFacts(text: string): TextFacts {
  const [
    ,
    level = '',
    flags = '',
    lang = '',
    place = '',
    placeRole = '',
    total = '',
    tail = '',
    marks = '',
    words = '',
  ] = text.split(SEPARATOR)
  const list = words === '' ? [] : words.split(' ')
  return {
    words: list,
    marks: decodeMarks(marks),
    truncated: flags.includes('t'),
    quotes: flags.includes('q'),
    referral: flags.includes('r'),
    total: total === '' ? list.length : Number(total),
    tail: tail === '' ? [] : tail.split(' ').map((hash) => Number.parseInt(hash, 36)),
    level: level === '' ? null : (LEVELS[Number(level)] ?? null),
    lang,
    place,
    placeRole,
  }
}

function encodeMarks(marks: readonly number[]): string {
  let text = ''
  for (const mark of marks) text += String.fromCharCode(FIRST_MARK + mark)
  return text
}

function decodeMarks(text: string): number[] {
  const marks: number[] = []
  for (let at = 0; at < text.length; at++) marks.push(text.charCodeAt(at) - FIRST_MARK)
  return marks
}
