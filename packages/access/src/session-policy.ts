export interface SessionPolicy {
  readonly sessionHours: number
  readonly idleMinutes: number
}

export interface SessionTimes {
  readonly seenAt: Date
  readonly expiresAt: Date
}

/** Seen is written at most this often, so that reading does not write. */
const TOUCH_MS = 60_000

export type SessionState = 'ended' | 'live' | 'to_touch'

/** Whether a session still holds: it ends at a fixed time, and before when nothing is asked for long. */
export function sessionState(
  { seenAt, expiresAt }: SessionTimes,
  { now, idleMinutes }: Pick<SessionPolicy, 'idleMinutes'> & { readonly now: Date },
): SessionState {
  const quietMs = now.getTime() - seenAt.getTime()
  if (expiresAt <= now || quietMs >= idleMinutes * 60_000) return 'ended'
  return quietMs >= Math.min(TOUCH_MS, idleMinutes * 30_000) ? 'to_touch' : 'live'
}
