import type { SignalInput } from '@seinpost/schemas'

/** Who made an item, as far as the source says: accounts that call themselves bots, and feeds that are written by programs. */
export const MAKERS = ['human', 'machine', 'unknown'] as const
export type Maker = (typeof MAKERS)[number]

/** Something a source said, ready for the gate. */
export interface CollectedItem {
  readonly input: SignalInput
  readonly maker: Maker
}

/** Why something that was read is not handed in. A closed union, so that what was read adds up. */
export const SKIP_REASONS = [
  /** Handed in at an earlier visit. */
  'seen',
  /** Nothing to read in it. */
  'empty',
  /** Not public where it was found. */
  'not_public',
  /** Its writer asked not to be collected. */
  'opted_out',
  /** Could not be made out. */
  'unreadable',
  /** Does not hold what the config asks for: a word, a language. */
  'not_wanted',
  /** A repost of something else, which is read where it was said. */
  'repost',
  /** Waits for a person's review before it becomes a signal. */
  'for_review',
  /** One author said more than the budget of one author. */
  'author_over_budget',
  /** A stream said more than the budget of the source; a sample was taken. */
  'source_over_budget',
] as const
export type SkipReason = (typeof SKIP_REASONS)[number]
export type Skipped = Partial<Record<SkipReason, number>>

/** The sums of two counts. */
export function addSkipped(a: Skipped, b: Skipped): Skipped {
  const sum: Skipped = { ...a }
  for (const reason of SKIP_REASONS) if (b[reason]) sum[reason] = (sum[reason] ?? 0) + b[reason]
  return sum
}
