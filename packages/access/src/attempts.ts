/** How often a name or an address tried to sign in and failed. */
export interface Failures {
  readonly count: number
  readonly firstAt: Date
  readonly blockedUntil: Date | null
}

export interface AttemptPolicy {
  /** Failures that are forgiven. */
  readonly free: number
  /** Wait after the first failure too many; it doubles with each further one, up to the longest. */
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  /** Failures are forgotten this long after the first. */
  readonly forgetAfterMs: number
}

/** A name that is guessed at is closed for a while: a thousand guesses take days. Passkeys and single sign-on stay open. */
export const BY_NAME: AttemptPolicy = {
  free: 5,
  firstWaitMs: 30_000,
  longestWaitMs: 15 * 60_000,
  forgetAfterMs: 24 * 60 * 60_000,
}
/** An office has one address for many people. */
export const BY_ADDRESS: AttemptPolicy = {
  free: 30,
  firstWaitMs: 30_000,
  longestWaitMs: 15 * 60_000,
  forgetAfterMs: 60 * 60_000,
}

export type AttemptDecision =
  | { readonly kind: 'wait'; readonly seconds: number }
  /** To be kept before the attempt is made, so that many at once do not all count as the first. */
  | { readonly kind: 'try'; readonly failures: Failures }

/** Whether one more attempt may be made. It counts as failed until it succeeds. */
export function decideAttempt(
  known: Failures | null,
  { now, policy }: { readonly now: Date; readonly policy: AttemptPolicy },
): AttemptDecision {
  const old = known !== null && now.getTime() - known.firstAt.getTime() > policy.forgetAfterMs
  const waits = known?.blockedUntil ?? null
  if (waits !== null && waits > now)
    return { kind: 'wait', seconds: Math.ceil((waits.getTime() - now.getTime()) / 1_000) }
  if (known === null || old) return { kind: 'try', failures: { count: 1, firstAt: now, blockedUntil: null } }
  const count = known.count + 1
  const over = count - policy.free
  const wait = over < 0 ? 0 : Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** Math.min(over, 30))
  const blockedUntil = wait === 0 ? null : new Date(now.getTime() + wait)
  return { kind: 'try', failures: { count, firstAt: known.firstAt, blockedUntil } }
}
