import { type CaseStatus, CaseStatus as Statuses } from '@seinpost/schemas'
import type { DeskRecipient, WorkedCase } from '@seinpost/store'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ActRequest, decideAct } from './decide-act.ts'
import { LIFE_CYCLE, statusMoves } from './life-cycle.ts'

const START = Date.UTC(2026, 10, 20, 10)
const LEASE_MS = 600_000

const recipient = (queue: string, role: DeskRecipient['role'], released: boolean): DeskRecipient => ({
  queue,
  role,
  reason: 'r',
  confidence: 0.9,
  route: 'root',
  released,
  lease: null,
  handledAt: null,
})
const fresh: WorkedCase = {
  id: 'case-1',
  status: 'new',
  version: 1,
  leadId: 'sig-1',
  recipients: [
    recipient('analyst', 'analyst', true),
    recipient('town-a', 'primary', false),
    recipient('town-b', 'co', true),
  ],
}

const actor = fc.record({
  desk: fc.constantFrom('analyst', 'analyst', 'town-a', 'town-b', 'stranger'),
  by: fc.constantFrom('ann', 'bob'),
  /** Whether the person saw the newest version, an old one or does not say. */
  saw: fc.constantFrom('newest', 'newest', 'old', 'unknown'),
  minutes: fc.constantFrom(0, 0, 1, 5, 11),
})
type Actor = { readonly desk: string; readonly by: string; readonly version?: number }
const act: fc.Arbitrary<(by: Actor) => ActRequest> = fc.oneof(
  ...(['claim', 'claim', 'keep', 'give_back', 'acknowledge', 'follow_up', 'lapse'] as const).map((name) =>
    fc.constant((by: Actor): ActRequest => ({ act: name, ...by })),
  ),
  fc.constantFrom('no_concern', 'context_explains', 'watch', 'refer', 'refer').map(
    (outcome) =>
      (by: Actor): ActRequest => ({ act: 'assess', outcome, level: 2, context: [], ...by }),
  ),
  fc.subarray(['town-a', 'town-b', 'town-c'], { minLength: 1 }).map(
    (queues) =>
      (by: Actor): ActRequest => ({ act: 'release', queues, ...by }),
  ),
  fc.constantFrom('close', 'reopen').map(
    (name) =>
      (by: Actor): ActRequest => ({ act: name, note: 'because', ...by }),
  ),
)
const walk = fc.array(fc.tuple(act, actor), { minLength: 5, maxLength: 60 })

interface Step {
  readonly before: WorkedCase
  readonly after: WorkedCase
  readonly request: ActRequest
  readonly decision: ReturnType<typeof decideAct>
  readonly now: Date
}

/** A case through a walk, as the store would keep it. */
function take(
  steps: readonly (readonly [
    (by: Actor) => ActRequest,
    { desk: string; by: string; saw: string; minutes: number },
  ])[],
) {
  const taken: Step[] = []
  let current = fresh
  let time = START
  for (const [make, { desk, by, saw, minutes }] of steps) {
    time += minutes * 60_000
    const version =
      saw === 'newest' ? { version: current.version } : saw === 'old' ? { version: current.version - 1 } : {}
    const request = make({ desk, by, ...version })
    const now = new Date(time)
    const decision = decideAct(current, request, { leaseMs: LEASE_MS, now })
    const before = current
    if (decision.kind === 'accepted') {
      const { status, recipients, entry } = decision
      current = { ...current, status, recipients, version: entry?.version ?? current.version }
    }
    taken.push({ before, after: current, request, decision, now })
  }
  return taken
}
const everyStep = (check: (step: Step) => void) =>
  fc.assert(
    fc.property(walk, (steps) => {
      for (const step of take(steps)) check(step)
    }),
    { numRuns: 300 },
  )

describe('the life of a case, on random walks', () => {
  test('moves only as the table says, and each move is one the store knows', () => {
    const known = new Set(statusMoves().map(([from, to]) => `${from} ${to}`))
    everyStep(({ before, after }) => {
      if (before.status !== after.status) expect(known).toContain(`${before.status} ${after.status}`)
    })
  })

  test('a refused act changes nothing; an accepted one makes one new version, keeping a claim none', () => {
    everyStep(({ before, after, decision, request }) => {
      if (decision.kind === 'refused') return expect(after).toBe(before)
      expect(after.version).toBe(before.version + (request.act === 'keep' ? 0 : 1))
    })
  })

  test('an act on an old version is refused', () => {
    everyStep(({ before, decision, request }) => {
      if (request.version !== undefined && request.version !== before.version)
        expect(decision.kind).toBe('refused')
    })
  })

  test('what one person has in hand nobody else of the desk works on', () => {
    everyStep(({ before, decision, request, now }) => {
      const lease = before.recipients.find(({ queue }) => queue === request.desk)?.lease ?? null
      const isHeld = lease !== null && lease.until > now.toISOString() && lease.by !== request.by
      if (isHeld) expect(decision.kind).toBe('refused')
    })
  })

  test('a desk that has not received a case does nothing to it', () => {
    everyStep(({ before, decision, request }) => {
      const own = before.recipients.find(({ queue }) => queue === request.desk)
      if (own?.released !== true) expect(decision).toEqual({ kind: 'refused', reason: 'not_received' })
    })
  })

  test('only the analyst releases, what is released stays so, and nobody who had it loses it', () => {
    everyStep(({ before, after, request }) => {
      for (const { queue, released } of before.recipients) {
        const now = after.recipients.find((other) => other.queue === queue)
        expect(now).toBeDefined()
        if (released) expect(now?.released).toBe(true)
        if (!released && now?.released === true)
          expect([request.act, request.desk]).toEqual(['release', 'analyst'])
      }
    })
  })

  test('a closed case is in no hand; a claimed one is in one', () => {
    everyStep(({ after }) => {
      const inHand = after.recipients.filter(({ lease }) => lease !== null).length
      if (after.status === 'closed') expect(inHand).toBe(0)
      if (after.status === 'claimed') expect(inHand).toBeGreaterThan(0)
    })
  })

  test('walks reach every status', () => {
    const reached = new Set<CaseStatus>()
    fc.assert(
      fc.property(walk, (steps) => void take(steps).map(({ after }) => reached.add(after.status))),
      {
        numRuns: 500,
        seed: 7,
      },
    )
    expect([...reached].sort()).toEqual([...Statuses.options].sort())
  })
})

describe('the life-cycle table', () => {
  test('every status can be left, and only a closed case is reopened', () => {
    for (const status of Statuses.options) {
      expect(statusMoves().some(([from]) => from === status)).toBe(true)
    }
    expect(LIFE_CYCLE.reopen).toEqual({ closed: 'new' })
    expect(statusMoves().filter(([from]) => from === 'closed')).toEqual([['closed', 'new']])
  })
})
