import { describe, expect, test } from 'vitest'
import type { Corrections } from './corrections.ts'
import { type Candidate, type ClusterPolicy, decideCluster } from './decide-cluster.ts'
import { fingerprint } from './fingerprint.ts'

const DAY_MS = 86_400_000
const POLICY: ClusterPolicy = { mergeFrom: 0.6, windowDays: 14 }
const THREAT = 'Vrijdag om 20u wachten we hem op aan het station, breng de rest ook mee'
const facts = (text: string) => fingerprint({ id: 'x', text, at: 0, lang: 'nl' }).facts
const fresh = (id: string, text = THREAT, day = 0) => ({ id, facts: facts(text), at: day * DAY_MS })

/** An earlier text; its cluster is its own unless told otherwise. */
const earlier = (id: string, text: string, more: Partial<Candidate> = {}): Candidate => ({
  ...fresh(id, text),
  via: 'near',
  cluster: id,
  since: 0,
  copyOf: null,
  ...more,
})
const decide = (candidates: Candidate[], text = THREAT, day = 0, corrections?: Corrections) =>
  decideCluster(fresh('new', text, day), candidates, { ...POLICY, ...(corrections && { corrections }) })

test('like no other', () => {
  expect(decide([])).toEqual({
    since: 0,
    decision: { cluster: 'new', of: null, similarity: 0, kind: null, related: [] },
  })
})

test('a copy joins the cluster of what it copies and says why', () => {
  expect(decide([earlier('a', THREAT, { via: 'exact' })]).decision).toEqual({
    cluster: 'a',
    of: 'a',
    similarity: 1,
    kind: 'exact',
    basis: 'same_text',
    related: [],
  })
})

test('the most alike is copied, the earliest among equals, whatever the order found', () => {
  const all = [
    earlier('later', THREAT, { at: 5 }),
    earlier('typo', THREAT.replace('rest', 'rset'), { at: 1 }),
    earlier('first', THREAT, { at: 2 }),
  ]
  for (const order of [all, [...all].reverse()])
    expect(decide(order).decision).toMatchObject({ cluster: 'first', of: 'first' })
})

test('a copy of a copy names the original', () => {
  const copy = earlier('b', THREAT, { cluster: 'a', copyOf: 'a' })
  expect(decide([copy]).decision).toMatchObject({ cluster: 'a', of: 'a' })
})

test('never its own duplicate', () => {
  expect(decide([earlier('new', THREAT)]).decision).toMatchObject({ cluster: 'new', of: null })
})

test('held apart: a case of its own, linked with the reason', () => {
  expect(decide([earlier('a', THREAT.replace('wachten we', 'wachten we niet'))]).decision).toMatchObject({
    cluster: 'new',
    of: null,
    kind: null,
    held: 'negation_differs',
    related: [{ cluster: 'a', signal: 'a', reason: 'negation_differs' }],
  })
})

test('a cluster with a member the guard refuses is closed, however alike another member is', () => {
  const alike = earlier('b', THREAT.replace('breng', 'neem'), { cluster: 'a' })
  const opposite = earlier('a', THREAT.replace('wachten we', 'wachten we niet'))
  expect(decide([alike]).decision).toMatchObject({ cluster: 'a' })
  expect(decide([alike, opposite]).decision).toMatchObject({ cluster: 'new', held: 'negation_differs' })
})

test('merged with one and held from another: both are told', () => {
  const opposite = earlier('b', THREAT.replace('wachten we', 'wachten we niet'))
  const { decision } = decide([earlier('a', THREAT), opposite])
  expect(decision).toMatchObject({ cluster: 'a', related: [{ cluster: 'b', reason: 'negation_differs' }] })
  expect(decision.held).toBeUndefined()
})

describe('the window counts from the first member', () => {
  const copyOnDay12 = earlier('b', THREAT, { cluster: 'a', since: 0, at: 12 * DAY_MS })
  test('inside it joins', () => expect(decide([copyOnDay12], THREAT, 13).decision.cluster).toBe('a'))
  test('a copy does not lengthen it', () => {
    expect(decide([copyOnDay12], THREAT, 20).decision).toMatchObject({
      cluster: 'new',
      held: 'window_passed',
      related: [{ cluster: 'a', reason: 'window_passed' }],
    })
  })
  test('a cluster begun since takes over', () => {
    const again = earlier('c', THREAT, { since: 15 * DAY_MS, at: 15 * DAY_MS })
    expect(decide([copyOnDay12, again], THREAT, 20).decision).toMatchObject({
      cluster: 'c',
      related: [{ cluster: 'a', reason: 'window_passed' }],
    })
  })
})

describe('people decide', () => {
  const corrections = (clusterOf: [string, string][], joined: [string, string][] = []): Corrections => ({
    clusterOf: new Map(clusterOf),
    joined: new Map(joined),
  })
  test('a signal split off stays split when it comes again', () => {
    expect(decide([earlier('a', THREAT)], THREAT, 0, corrections([['new', 'new']])).decision).toMatchObject({
      cluster: 'new',
      of: null,
      basis: 'by_person',
      held: 'split_by_person',
      related: [{ cluster: 'a' }],
    })
  })
  test('a copy of a signal that was split off goes with it', () => {
    const split = earlier('b', THREAT.replace('breng', 'neem'), { cluster: 'a' })
    const text = THREAT.replace('breng', 'neem')
    expect(decide([split, earlier('a', THREAT)], text, 0, corrections([['b', 'b']])).decision).toMatchObject({
      cluster: 'b',
    })
  })
  test('a signal put in a cluster is there, with no likeness at all', () => {
    expect(decide([], THREAT, 0, corrections([['new', 'z']])).decision).toMatchObject({
      cluster: 'z',
      basis: 'by_person',
    })
  })
  test('copies of a cluster that was joined go to the one that is left', () => {
    const joined = corrections(
      [],
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
    )
    expect(decide([earlier('a', THREAT)], THREAT, 0, joined).decision.cluster).toBe('c')
  })
  test('joins in a circle come to an end', () => {
    const circle = corrections(
      [],
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    )
    expect(['a', 'b']).toContain(decide([earlier('a', THREAT)], THREAT, 0, circle).decision.cluster)
  })
})

test('cues link within a day only', () => {
  const french = { ...earlier('fr', 'Mon nonno a travaillé 30 ans à Winterslag', { via: 'cue' }) }
  const candidate = { ...french, facts: { ...french.facts, lang: 'fr' } }
  const text = 'Mijn nonno werkte 30 jaar in Winterslag'
  expect(decide([candidate], text, 0.9).decision.held).toBe('translation')
  expect(decide([candidate], text, 1.1).decision.related).toEqual([])
})
