/** A stretch of text: as it reads, or one character that would not be seen. */
export type Stretch =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'invisible'; readonly text: string; readonly name: string }

const NAMES: Readonly<Record<number, string>> = {
  173: 'SHY',
  1564: 'ALM',
  6158: 'MVS',
  8203: 'ZWSP',
  8204: 'ZWNJ',
  8205: 'ZWJ',
  8206: 'LRM',
  8207: 'RLM',
  8234: 'LRE',
  8235: 'RLE',
  8236: 'PDF',
  8237: 'LRO',
  8238: 'RLO',
  8288: 'WJ',
  8294: 'LRI',
  8295: 'RLI',
  8296: 'FSI',
  8297: 'PDI',
  65279: 'BOM',
}

/**
 * Format and control characters that change how text reads without being seen, tag characters included. Line breaks
 * and tabs are layout; a joiner between two pictographs is part of one emoji.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u{115f}\u{1160}\u{3164}\u{ffa0}]/gu

/** The text cut at its invisible characters; joined again it is the same text. */
export function showInvisible(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(INVISIBLE)) {
    if (isLayout(found) || isJoiner(text, index)) continue
    if (index > from) stretches.push({ kind: 'text', text: text.slice(from, index) })
    stretches.push({ kind: 'invisible', text: found, name: nameOf(found) })
    from = index + found.length
  }
  if (from < text.length) stretches.push({ kind: 'text', text: text.slice(from) })
  return stretches
}

const isLayout = (found: string): boolean => found === '\n' || found === '\t' || found === '\r'

const JOINED = /\p{Extended_Pictographic}[\u{fe0f}\u{1f3fb}-\u{1f3ff}]?\u{200d}$/u

function isJoiner(text: string, index: number): boolean {
  return (
    text.charCodeAt(index) === 0x200d &&
    JOINED.test(text.slice(Math.max(0, index - 6), index + 1)) &&
    /^\p{Extended_Pictographic}/u.test(text.slice(index + 1, index + 3))
  )
}

function nameOf(found: string): string {
  const code = found.codePointAt(0) ?? 0
  return NAMES[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
