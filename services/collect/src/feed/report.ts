/** Where a reading stopped, so that the next one asks for what is new only. */
export interface FeedCursor {
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  /** Of the body as it came; tells an unchanged feed of a server that does not answer conditional requests. */
  readonly bodyHash?: string | undefined
}

export type SkipReason = 'no_text' | 'duplicate' | 'over_limit'

/** What one reading of a feed gave. Every item is either given or skipped with a reason. */
export type FeedReport =
  | {
      readonly status: 'read'
      readonly format: 'rss' | 'atom' | 'rdf' | 'json'
      /** Items found in the feed. */
      readonly found: number
      readonly given: number
      readonly skipped: Readonly<Record<SkipReason, number>>
      /** Items without a readable date; they carry the time of reading. */
      readonly undated: number
      /** The feed broke off; what stood before the break was read. */
      readonly damaged: boolean
      readonly cursor: FeedCursor
    }
  | { readonly status: 'not_modified'; readonly cursor: FeedCursor }
  /** The host asks to come back later (429 or 503). */
  | { readonly status: 'wait'; readonly waitMs: number; readonly cursor: FeedCursor }
