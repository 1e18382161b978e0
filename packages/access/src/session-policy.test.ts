import { expect, test } from 'vitest'
import { type SessionState, sessionState } from './session-policy.ts'

const MINUTE = 60_000
const now = new Date('2026-11-20T10:00:00.000Z')
const cases: [string, number, number, SessionState][] = [
  ['in use', 0.5, 60, 'live'],
  ['quiet for a while', 5, 60, 'to_touch'],
  ['quiet for too long', 30, 60, 'ended'],
  ['at its end', 0, 0, 'ended'],
  ['past its end', 0, -1, 'ended'],
]
for (const [name, quietMinutes, leftMinutes, want] of cases)
  test(`a session ${name}`, () => {
    const seenAt = new Date(now.getTime() - quietMinutes * MINUTE)
    const expiresAt = new Date(now.getTime() + leftMinutes * MINUTE)
    expect(sessionState({ seenAt, expiresAt }, { now, idleMinutes: 30 })).toBe(want)
  })
