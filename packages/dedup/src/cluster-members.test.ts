import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalMember, type Member, spreadOf, withoutMembers } from './cluster-members.ts'

const HOUR_MS = 3_600_000
const member = (signalId: string, more: Partial<Member> = {}): Member => ({
  signalId,
  of: null,
  similarity: 1,
  level: 0,
  platform: 'forum',
  author: signalId,
  at: 0,
  ...more,
})

test('the highest level is shown, the earliest among equals', () => {
  const members = [member('a', { at: 1 }), member('b', { level: 3, at: 9 }), member('c', { level: 3, at: 5 })]
  expect(canonicalMember(members)?.signalId).toBe('c')
  expect(canonicalMember([])).toBeNull()
})

test('spread: sources that are independent, and when it rose', () => {
  const members = [
    member('a'),
    member('b', { author: 'a', of: 'a', at: HOUR_MS / 2 }),
    member('c', { platform: 'mastodon', author: 'a', of: 'a', at: HOUR_MS * 3 }),
    member('d', { author: null, of: 'a', at: HOUR_MS * 3 + 1 }),
    member('e', { author: null, of: 'a', at: HOUR_MS * 30 }),
  ]
  expect(spreadOf(members)).toEqual({
    copies: 5,
    independentSources: 3,
    firstAt: 0,
    lastAt: HOUR_MS * 30,
    curve: [
      [0, 2],
      [3, 4],
      [30, 5],
    ],
  })
  expect(spreadOf([])).toBeNull()
})

test('a purged original leaves its earliest copy standing', () => {
  const members = [
    member('a'),
    member('b', { of: 'a', at: 1 }),
    member('c', { of: 'a', at: 2 }),
    member('d', { of: 'c', similarity: 0.8, at: 3 }),
  ]
  expect(withoutMembers(members, new Set(['a'])).map(({ signalId, of }) => [signalId, of])).toEqual([
    ['b', null],
    ['c', 'b'],
    ['d', 'c'],
  ])
  expect(withoutMembers(members, new Set(['c'])).map(({ signalId, of }) => [signalId, of])).toEqual([
    ['a', null],
    ['b', 'a'],
    ['d', 'a'],
  ])
})

const clusters = fc
  .array(
    fc.record({ parent: fc.nat(), at: fc.nat(20), similarity: fc.double({ min: 0.6, max: 1, noNaN: true }) }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ parent, at, similarity }, index) =>
      member(`m${index}`, { of: index === 0 ? null : `m${parent % index}`, at, similarity }),
    ),
  )

test('after any purge every copy names a member that is left, and one stands by itself', () => {
  fc.assert(
    fc.property(clusters, fc.func(fc.boolean()), (members, isPurged) => {
      const purged = new Set(members.map(({ signalId }) => signalId).filter((id) => isPurged(id)))
      const left = withoutMembers(members, purged)
      const ids = new Set(left.map(({ signalId }) => signalId))
      for (const { signalId, of } of left) {
        expect(purged.has(signalId)).toBe(false)
        if (of !== null) expect(ids.has(of) && of !== signalId).toBe(true)
      }
      if (left.length > 0) expect(left.filter(({ of }) => of === null)).toHaveLength(1)
    }),
  )
})
