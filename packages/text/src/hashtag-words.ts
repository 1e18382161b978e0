const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[^\p{L}\p{N}_]+/gu

/** `StopHaatNu` and `stop_haat_nu` as words, lower case; a tag in one case is one word. */
export function hashtagWords(tag: string): string[] {
  return (tag.match(WORD) ?? []).map((word) => word.toLowerCase())
}
