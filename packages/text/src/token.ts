export type TokenKind = 'word' | 'number' | 'emoji' | 'hashtag' | 'mention' | 'url' | 'punct'

export interface Token {
  readonly kind: TokenKind
  /** As in the normalised text, case kept. */
  readonly text: string
  readonly lower: string
  /** Offsets in the normalised text. */
  readonly at: number
  readonly to: number
  /** Offsets in the original text. */
  readonly start: number
  readonly end: number
  /** Index of the sentence it stands in. */
  readonly sentence: number
  /** The words of a hashtag, lower case: `#StopHaatNu` has `stop`, `haat`, `nu`. Empty for other kinds. */
  readonly parts: readonly string[]
}
