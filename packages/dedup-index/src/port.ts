/** What the index keeps of a text: enough to find and verify alike ones, never the text's author. */
export interface IndexedText {
  readonly id: string
  /** Keys that only the same thing has: canonical URL, platform item, hash of the folded text. At most three. */
  readonly exactKeys: readonly string[]
  /** Keys that alike texts share some of, from MinHash; at most 32. */
  readonly nearKeys: Uint32Array
  /** Keys that tell of the same event in other words or another language; at most sixteen. */
  readonly cueKeys: Uint32Array
  /** The language as a number up to 255; a cue match is in another language. 0 is one that cannot be told: no cue match. */
  readonly language: number
  /** A 128-bit map of the text's words: a near match shares three fifths of the smaller map. Four numbers. */
  readonly sketch: Uint32Array
  /** What verification and the guard need, opaque to the index. */
  readonly facts: string
  /** When it was said, milliseconds since the epoch. */
  readonly at: number
}

export interface IndexMatch {
  readonly id: string
  readonly facts: string
  readonly at: number
  readonly via: 'exact' | 'near' | 'cue'
  /** What was settled for it, or null while whoever added it has not settled it yet. */
  readonly settled: string | null
}

export interface Found {
  readonly matches: readonly IndexMatch[]
  /** What was settled for the text itself at an earlier time, or null. */
  readonly settled: string | null
}

/** Fingerprints of the texts seen of late, bounded in number. */
export interface DedupIndex {
  /**
   * Adds each text and answers, in order, the texts added *before* it that are alike, those of the same call included:
   * for each kind of key the best eight (most keys shared, then newest), no further away in time than two windows. A
   * text with eight near keys or more wants two of them shared, one with two cue keys or more two of those.
   * A text that is known already is not added again and gets the answer it got, less what was removed since; a bare
   * `{ id }` only asks for that answer, and an unknown one is answered nothing.
   * Atomic per text: of two copies brought at once by two workers, exactly one sees the other.
   */
  addAndFind(texts: readonly (IndexedText | { readonly id: string })[]): Promise<readonly Found[]>
  /**
   * Records what was decided for known ids and answers what stands, in order: the first to settle an id wins, so two
   * workers that decide the same text agree. An id that is not (or no longer) there is answered as it was given.
   */
  settle(decisions: readonly { readonly id: string; readonly decision: string }[]): Promise<readonly string[]>
  /** Forgets ids, for retention: when it returns nothing of them is left, on disk neither. */
  remove(ids: readonly string[]): Promise<void>
  size(): Promise<number>
  /** Keeps what the adapter keeps, and lets go of files and connections. */
  close(): Promise<void>
}

/** The part of the dedup policy an index needs. */
export interface IndexPolicy {
  readonly windowDays: number
  /** Upper bound of the embedded index; the oldest texts leave first. */
  readonly maxTexts: number
}

/** Most matches answered for each kind of key. */
export const MATCHES_PER_KIND = 8
/** A text with this many near keys matches only where it shares two: a copy shares many, a stranger seldom more than one. */
export const KEYS_FOR_TWO_SHARED = 8
/** One cue is chance; a text with this many matches only where it shares two. */
export const CUES_FOR_TWO_SHARED = 2
/** Newest texts remembered for a near or cue key; what is more frequent says little. */
export const TEXTS_PER_KEY = 15
export const DAY_MS = 86_400_000
