import { expect, test } from 'vitest'
import { type AttemptPolicy, decideAttempt, type Failures } from './attempts.ts'

const policy: AttemptPolicy = {
  free: 3,
  firstWaitMs: 10_000,
  longestWaitMs: 60_000,
  forgetAfterMs: 3_600_000,
}
const now = new Date('2026-11-20T10:00:00.000Z')
const after = (ms: number) => new Date(now.getTime() + ms)
const failed = (count: number, blockedUntil: Date | null = null): Failures => ({
  count,
  firstAt: now,
  blockedUntil,
})

const cases: [string, Failures | null, Date, object][] = [
  ['the first', null, now, { kind: 'try', failures: { count: 1, blockedUntil: null } }],
  ['one that is still free', failed(1), now, { kind: 'try', failures: { count: 2, blockedUntil: null } }],
  ['the last free one', failed(2), now, { kind: 'try', failures: { count: 3, blockedUntil: after(10_000) } }],
  ['one while closed', failed(3, after(9_500)), now, { kind: 'wait', seconds: 10 }],
  [
    'the one after',
    failed(3, now),
    now,
    { kind: 'try', failures: { count: 4, blockedUntil: after(20_000) } },
  ],
  ['one much later', failed(40, now), now, { kind: 'try', failures: { blockedUntil: after(60_000) } }],
  ['one when all is forgotten', failed(40, now), after(3_600_001), { kind: 'try', failures: { count: 1 } }],
]
for (const [name, known, at, want] of cases)
  test(`an attempt: ${name}`, () => expect(decideAttempt(known, { now: at, policy })).toMatchObject(want))
