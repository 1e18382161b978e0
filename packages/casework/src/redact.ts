import type { Redaction } from '@seinpost/schemas'

const MASK = '█'

const PATTERNS: Readonly<Record<Exclude<Redaction, 'names'>, readonly RegExp[]>> = {
  urls: [/(?:https?:\/\/|www\.)[^\s<>"']+/giu],
  handles: [/(?<![\p{L}\p{N}._-])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}.-]+)?/gu],
  /** E-mail, telephone, national register number. */
  contacts: [
    /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
    /\b\d{2}\.?\d{2}\.?\d{2}[- ]?\d{3}[. ]?\d{2}\b/gu,
    /(?<![\p{L}\p{N}])(?:\+|00)?\d(?:[ ./-]?\d){7,13}(?!\p{N})/gu,
  ],
}

const PARTICLE = '(?:van|de|der|den|het|le|la|du|des|el|al|ben|von|di|da)'
const WORD = "\\p{Lu}[\\p{Ll}\\p{M}'’-]+"
const FULL_NAME = new RegExp(`(?<![\\p{L}\\p{N}#@])${WORD}(?: (?:${PARTICLE} ){0,2}${WORD})+`, 'gu')

/** A rule of thumb: two capitalised words on end are a name, unless they are one of `known` (places). */
const nameLike = (known: ReadonlySet<string>) => (found: string) => !known.has(found.toLocaleLowerCase())

/** A text with parts masked, each character by one, so that every offset into it stays true. */
export function redactText(
  text: string,
  redact: readonly Redaction[],
  known: ReadonlySet<string> = new Set(),
): string {
  let masked = text
  for (const what of redact) {
    if (what === 'names') {
      const isName = nameLike(known)
      masked = masked.replace(FULL_NAME, (found) => (isName(found) ? MASK.repeat(found.length) : found))
    } else {
      for (const pattern of PATTERNS[what])
        masked = masked.replace(pattern, (found) => MASK.repeat(found.length))
    }
  }
  return masked
}
