/** Bidirectional controls, zero-width and other format characters: shown by code, so that text cannot hide or reorder. */
const HIDDEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu

/** Text of a stranger, safe to print on a terminal. */
export function visible(text: string): string {
  return text.replace(
    HIDDEN,
    (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  )
}
