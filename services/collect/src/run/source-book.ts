import type { Cursor } from '../source/source.ts'
import type { SourceStats } from './stats.ts'

/** A source whose turn it is, claimed for one visit. */
export interface Claim {
  readonly id: string
  readonly cursor: Cursor | null
  /** Visits that failed since the last that did not. */
  readonly failures: number
}

export interface SourceRecord extends Claim {
  readonly stats: SourceStats
  readonly dueAt: string
  /** Why it was switched off at run time, or null. */
  readonly off: string | null
  readonly lastError: string | null
  /** A visit runs now. */
  readonly running: boolean
}

export interface Release {
  readonly dueAt: Date
  readonly failures: number
  /** Kept until a visit succeeds; absent clears it. */
  readonly error?: string
  readonly stats: SourceStats
}

/** Where sources left off, durable and shared by every collector. */
export interface SourceBook {
  /**
   * Claims up to `limit` of these sources whose turn has come, the longest waiting first. One that is switched off, or
   * that another collector visits, is not given. A claim lapses after a while, so that a crash holds nothing up.
   */
  claim(ids: readonly string[], limit: number): Promise<readonly Claim[]>
  /** Moves the cursor on and keeps the claim. False: the claim is lost or the source was switched off; read no further. */
  advance(id: string, to: { readonly cursor: Cursor; readonly stats: SourceStats }): Promise<boolean>
  /** Ends a visit. */
  release(id: string, how: Release): Promise<void>
  /** Makes it their turn now. */
  hasten(ids: readonly string[]): Promise<void>
  /** The kill switch: `why` stops the source now, null lets it go on. */
  switch(id: string, why: string | null): Promise<void>
  /** Every source there ever was. */
  all(): Promise<readonly SourceRecord[]>
}
