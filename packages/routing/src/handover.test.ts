import { CROSSING_FIELDS, Handover } from '@seinpost/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRouting } from './compile-routing.ts'
import { makeConfig, makeJurisdictions, makePlace } from './fixture.ts'
import { decideHandover, type HandoverAct, type HandoverState } from './handover.ts'
import { crossingFields, previewOf } from './handover-preview.ts'

const tree = compileRouting(
  makeConfig({ contacts: [{ for: 'GM0748', name: 'contact', mayCross: ['places', 'level', 'reason'] }] }),
  makeJurisdictions(60),
)
const NOON = new Date('2026-11-20T12:00:00Z')
const DUE = '2026-11-23T12:00:00.000Z'
const LATER = new Date('2026-11-23T12:00:01Z')
const [HERE, THERE, ZONE, ABROAD] = ['municipality-10001', 'municipality-10031', 'zone-z5', 'contact-GM0748']

const preview = previewOf(
  {
    places: [makePlace('10001'), makePlace('10002', { confidence: 0.3 })],
    score: { severity: { effective: 3 }, context: ['third_person_referral'] },
    signal: { publishedAt: '2026-11-19T08:15:00Z', source: { kind: 'referral' } },
  },
  ['places', 'level'],
)
const fresh: HandoverState = { caseId: 'c1', owner: HERE, open: undefined, closed: [] }
const offer = (over: Partial<Extract<HandoverAct, { act: 'offer' }>> = {}): HandoverAct => ({
  act: 'offer',
  id: 'h1',
  desk: HERE,
  by: 'analyst',
  to: THERE,
  kind: 'ownership',
  fields: ['places', 'level', 'reason'],
  pseudonymised: true,
  preview,
  dueAt: DUE,
  ...over,
})
const done = (state: HandoverState, act: HandoverAct, now = NOON) => {
  const decision = decideHandover(state, act, { now, tree })
  if (decision.kind === 'refused') throw new Error(decision.reason)
  return decision
}
const offered = done(fresh, offer()).state

describe('decideHandover', () => {
  const refused: readonly (readonly [
    name: string,
    state: HandoverState,
    act: HandoverAct,
    now: Date,
    reason: string,
  ])[] = [
    ['an offer by another desk', fresh, offer({ desk: THERE, to: HERE }), NOON, 'not_owner'],
    ['an offer to itself', fresh, offer({ to: HERE }), NOON, 'same_desk'],
    ['an offer to nobody', fresh, offer({ to: 'municipality-99999' }), NOON, 'no_such_desk'],
    ['an offer to a contact without config', fresh, offer({ to: 'contact-DE' }), NOON, 'no_such_desk'],
    ['more than may cross', fresh, offer({ to: ABROAD, fields: ['text'] }), NOON, 'may_not_cross'],
    ['an offer that is late at once', fresh, offer(), LATER, 'already_due'],
    ['a second offer', offered, offer({ id: 'h2' }), NOON, 'open_already'],
    [
      'an acceptance by a third desk',
      offered,
      { act: 'accept', desk: ZONE, by: 'x' },
      NOON,
      'not_offered_to_you',
    ],
    [
      'an acceptance by the offering desk',
      offered,
      { act: 'accept', desk: HERE, by: 'x' },
      NOON,
      'not_offered_to_you',
    ],
    ['a revocation by the other desk', offered, { act: 'revoke', desk: THERE, by: 'x' }, NOON, 'not_owner'],
    ['an acceptance after the time', offered, { act: 'accept', desk: THERE, by: 'x' }, LATER, 'too_late'],
    ['an early expiry', offered, { act: 'expire' }, NOON, 'not_due'],
    ['an answer to nothing', fresh, { act: 'accept', desk: THERE, by: 'x' }, NOON, 'none_open'],
  ]
  for (const [name, state, act, now, reason] of refused)
    test(`refuses ${name}`, () =>
      expect(decideHandover(state, act, { now, tree })).toEqual({ kind: 'refused', reason }))

  test('an offer changes nothing for the case, and is told with a clock on it', () => {
    const { state, effects } = done(fresh, offer())
    expect(state.owner).toBe(HERE)
    expect(effects).toEqual([
      { kind: 'tell', queue: THERE, status: 'offered' },
      { kind: 'wake', handoverId: 'h1', at: DUE },
    ])
    expect(Handover.safeParse(state.open).success).toBe(true)
  })

  test('the same offer handed in twice is one offer', () => {
    expect(done(offered, offer())).toEqual({ kind: 'done', state: offered, effects: [] })
  })

  test('acceptance moves ownership once and shares what was offered', () => {
    const { state, effects } = done(offered, { act: 'accept', desk: THERE, by: 'officer' })
    expect([state.owner, state.open]).toEqual([THERE, undefined])
    expect(effects.slice(0, 2)).toEqual([
      { kind: 'own', queue: THERE, before: HERE },
      { kind: 'share', queue: THERE, fields: ['places', 'level', 'reason'] },
    ])
  })

  test('information shares and leaves the owner', () => {
    const { state } = done(done(fresh, offer({ kind: 'information', to: ABROAD })).state, {
      act: 'accept',
      desk: ABROAD,
      by: 'x',
    })
    expect(state.owner).toBe(HERE)
    expect(state.closed[0]?.status).toBe('accepted')
  })

  test('a refusal keeps the owner, tells him, and keeps the reason', () => {
    const { state, effects } = done(offered, {
      act: 'decline',
      desk: THERE,
      by: 'officer',
      reason: 'not_our_place',
      note: 'see Diest',
    })
    expect(state.owner).toBe(HERE)
    expect(effects).toContainEqual({ kind: 'tell', queue: HERE, status: 'declined' })
    expect(state.closed[0]?.history.at(-1)).toMatchObject({ reason: 'not_our_place', note: 'see Diest' })
  })

  const escalations: readonly (readonly [to: string, next: string])[] = [
    [THERE, ZONE],
    [ZONE, 'supra-local'],
    [ABROAD, 'supra-local'],
  ]
  for (const [to, next] of escalations)
    test(`silence of ${to} escalates to ${next}`, () => {
      const open = done(fresh, offer({ to })).state
      const { state, effects } = done(open, { act: 'expire' }, LATER)
      expect(state.owner).toBe(HERE)
      expect(effects).toContainEqual({ kind: 'escalate', to: next, after: 'h1' })
    })

  test('a case that ends takes its open offer with it', () => {
    const { state } = done(offered, { act: 'void' })
    expect([state.open, state.closed[0]?.status]).toEqual([undefined, 'void'])
  })

  test('the preview shows no candidate place, no hour, and says what stays behind', () => {
    expect(preview).toMatchObject({
      day: '2026-11-19',
      shared: ['places', 'level'],
      places: [{ code: '10001' }],
    })
    expect([...preview.shared, ...preview.withheld].sort()).toEqual([...CROSSING_FIELDS].sort())
    expect(crossingFields(ABROAD, tree)).toEqual(['places', 'level', 'reason'])
    expect(crossingFields(THERE, tree)).toEqual(CROSSING_FIELDS)
  })
})

const desk = fc.constantFrom(HERE, THERE, ZONE, ABROAD, 'supra-local')
const anyAct: fc.Arbitrary<HandoverAct> = fc.oneof(
  fc
    .record({
      id: fc.constantFrom('h1', 'h2', 'h3'),
      desk,
      to: desk,
      kind: fc.constantFrom('ownership', 'information'),
    })
    .map(offer),
  fc.record({ act: fc.constantFrom('accept', 'revoke'), desk, by: fc.constant('x') }),
  fc.record({
    act: fc.constant('decline' as const),
    desk,
    by: fc.constant('x'),
    reason: fc.constant('other' as const),
  }),
  fc.record({ act: fc.constantFrom('expire', 'void') }),
)

test('whatever is done: one owner, changed only by acceptance of the desk it was offered to; ended offers stay as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyAct, fc.boolean()), { maxLength: 25 }), (acts) => {
      let state = fresh
      for (const [act, late] of acts) {
        const decision = decideHandover(state, act, { now: late ? LATER : NOON, tree })
        if (decision.kind === 'refused') continue
        const next = decision.state
        if (next.owner !== state.owner) {
          expect(act.act).toBe('accept')
          expect([next.owner, state.open?.kind]).toEqual([state.open?.to, 'ownership'])
        }
        expect(next.closed.slice(0, state.closed.length)).toEqual(state.closed)
        expect(new Set(next.closed.map(({ id }) => id)).size).toBe(next.closed.length)
        expect(decision.effects.filter(({ kind }) => kind === 'own').length).toBe(
          next.owner === state.owner ? 0 : 1,
        )
        state = next
      }
    }),
  )
})
