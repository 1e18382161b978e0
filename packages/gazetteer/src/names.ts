/** What kind of name a sense is; see scripts/write-gazetteer.names.ts. */
export type SenseKind =
  | 'm'
  | 'x'
  | 'f'
  | 's'
  | 'a'
  | 'l'
  | 't'
  | 'v'
  | 'k'
  | 'd'
  | 'j'
  | 'e'
  | 'c'
  | 'b'
  | 'p'

/** One reading of a name. */
export interface Sense {
  /** Index of the unit: Belgian municipalities first, then units abroad. */
  readonly unit: number
  readonly kind: SenseKind
  /** 3 safe, 2 fair, 1 needs another clue, 0 never alone. */
  readonly strength: number
}

/** A name as people write it, with every place it may mean. */
export interface Name {
  readonly senses: readonly Sense[]
  /** 0 no word, 1 rare word, 2 common word, 3 so common that the name alone is never a place. */
  readonly risk: number
  /** Languages in which it is a word, as bits 1 nl, 2 fr, 4 en, 8 de; 0 is not known. */
  readonly langs: number
  readonly isPersonName: boolean
  readonly isGivenName: boolean
  readonly isBrand: boolean
  /** The name is a province's or country's sooner than a town's: Limburg, Luxemburg. */
  readonly isRegionFirst: boolean
  /** Its words, folded, without spaces. */
  readonly folded: string
  /** Number of words. */
  readonly size: number
  readonly area?: Area
}

/** A zone, region or far place with this name, and its Belgian municipalities; such a name is no place by itself. */
export interface Area {
  readonly kind: 'zone' | 'region' | 'elsewhere'
  readonly name: string
  readonly members: readonly number[]
}

/** A name found in the text, from token `first` to token `last`. */
export interface Match {
  readonly first: number
  readonly last: number
  readonly name: Name
  /** True when it is (part of) a hashtag. */
  readonly hashtag: boolean
  readonly misspelt: boolean
}
