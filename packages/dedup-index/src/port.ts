/** What the index keeps of a text: enough to find and verify alike ones, never the text's author. */
export interface IndexedText {
  readonly id: string
  /** Exact keys: canonical URL, platform item, hash of the normalised text. */
  readonly exactKeys: readonly string[]
  /** MinHash signature. */
  readonly signature: Uint32Array
  /** What verification and the guard need, opaque to the index. */
  readonly facts: string
  /** Milliseconds since the epoch; decides the window. */
  readonly at: number
}

export interface IndexMatch {
  readonly text: IndexedText
  readonly via: 'exact' | 'near'
}

/** Fingerprints of the texts seen within the window. */
export interface DedupIndex {
  /**
   * Adds each text and answers, per text and in order, the earlier ones alike to it, texts of the same call included.
   * Adding an id again changes nothing and answers the same. Atomic per text, so two workers that bring two copies at
   * once see one another in one order.
   */
  addAndFind(texts: readonly IndexedText[]): Promise<readonly (readonly IndexMatch[])[]>
  /** Forgets ids, for retention. */
  remove(ids: readonly string[]): Promise<void>
  size(): Promise<number>
  close(): Promise<void>
}
