import type { Level, Routed } from '@seinpost/schemas'

/**
 * Whether a copy brings a closed case back. Worse words or a partner's report are news to whoever closed it; one more
 * repost of what was judged already is not, or a text that spreads would never leave the desk.
 */
export function reopens(closed: { readonly level: Level }, { score, signal }: Routed): boolean {
  return score.severity.effective > closed.level || signal.referral !== undefined
}
