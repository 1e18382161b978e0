import { type Ngrams, ngramsOf } from '../heads/ngrams.ts'
import { readHeads, type SparseHeads } from '../heads/sparse-heads.ts'
import { type Reading, type ReadingDeps, readText } from '../reading.ts'
import type { LabelledCase } from './labelled-case.ts'

/** A case read by the packs once; heads are read again for every set of weights. */
export interface Prepared<T = LabelledCase> {
  readonly item: T
  readonly reading: Reading
  readonly ngrams: Ngrams
}

const compact = ({ buckets, tokens, kinds, count }: Ngrams): Ngrams => ({
  buckets: buckets.slice(0, count),
  tokens: tokens.slice(0, count),
  kinds: kinds.slice(0, count),
  count,
})

/** Reads a text with the packs and hashes its n-grams. */
export function prepare<T>(item: T, text: string, lang: string | undefined, deps: ReadingDeps): Prepared<T> {
  const reading = readText(text, lang, deps)
  return { item, reading, ngrams: compact(ngramsOf(reading.tokens)) }
}

/** The same reading under other head weights. */
export const rereadWith = (prepared: Prepared<unknown>, heads: SparseHeads): Reading => ({
  ...prepared.reading,
  heads: readHeads(heads, prepared.ngrams, prepared.reading.tokens.length),
})
