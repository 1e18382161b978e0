import type { MappedText } from './normalised-text.ts'

/** Everything here is NFKC already, visible, and its own lower or upper case by one unit. */
export const PLAIN =
  /^[\t\n\r\x20-\x7e\u00a1-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0\u00b1\u00b6\u00b7\u00bb\u00bf-\u012f\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u2013\u2014\u2018-\u201e\u2022\u20ac\u{1f300}-\u{1faff}]*$/u
/** Drawn as nothing: controls, bidi and zero-width characters, soft hyphens, variation selectors, tags, skin tones. */
const INVISIBLE =
  /^(?:\u034f|[\p{Cf}\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\p{Emoji_Modifier}|[\u180b-\u180d]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]|(?![\t\n\r])\p{Cc})$/u
const MARK = /^\p{M}$/u
/** Marks beyond this many on one letter are decoration ("Zalgo"), and sorting them costs quadratic time. */
const MAX_MARKS = 4
/** Squared and circled capitals have no compatibility form of their own. */
const BOXED: readonly (readonly [number, number])[] = [
  [0x1f130, 0x1f149],
  [0x1f150, 0x1f169],
  [0x1f170, 0x1f189],
]

function unboxed(code: number): string | null {
  for (const [first, last] of BOXED) {
    if (code >= first && code <= last) return String.fromCharCode(65 + code - first)
  }
  return null
}

function compatible(cluster: string): string {
  const code = cluster.codePointAt(0) ?? 0
  if (code >= 0x1f130 && code <= 0x1f189) return unboxed(code) ?? cluster
  if (code === 0x130) return `I${cluster.slice(1)}`
  if (code === 0x2028 || code === 0x2029 || code === 0x85) return '\n'
  return cluster.normalize('NFKC')
}

/** NFKC by letter with its marks, invisible characters dropped, lone surrogates made visible; linear in the input. */
export function foldCharacters(input: string): MappedText {
  if (PLAIN.test(input)) return { text: input, map: null, disguised: 0 }
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let cluster = ''
  let from = 0
  let to = 0
  let marks = 0
  let at = 0
  const flush = (): void => {
    const folded = cluster === '' ? '' : compatible(cluster)
    for (let i = 0; i < folded.length; i++) {
      starts.push(from)
      ends.push(to)
    }
    text += folded
    cluster = ''
  }
  while (at < input.length) {
    const code = input.codePointAt(at) ?? 0
    const units = code > 0xffff ? 2 : 1
    const char = code >= 0xd800 && code <= 0xdfff ? '\ufffd' : input.slice(at, at + units)
    if (code > 0x7e && MARK.test(char) && !INVISIBLE.test(char) && cluster !== '') {
      if (++marks <= MAX_MARKS) cluster += char
      to = at + units
    } else if ((code < 0x20 || code > 0x7e) && INVISIBLE.test(char)) {
      // Dropped without closing the cluster: a mark after a zero-width joiner still belongs to its letter.
    } else {
      flush()
      cluster = char
      from = at
      to = at + units
      marks = 0
    }
    at += units
  }
  flush()
  return { text, map: { starts, ends }, disguised: 0 }
}
