import type { Level, Routed } from '@seinpost/schemas'
import {
  type ArchivedSignal,
  type CaseDecision,
  type StoredCase,
  type StoredClusters,
  speakerOf,
} from '@seinpost/store'
import { sampleRouted } from '@seinpost/store/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseReason } from './becomes-case.ts'
import { caseDecider } from './case-decider.ts'
import type { CasePolicy } from './case-policy.ts'

const policy: CasePolicy = {
  thresholds: { queueFromLevel: 1, referralsAlways: true },
  queue: { ageingPointsPerHour: 0.1 },
  now: () => new Date('2026-11-20T10:00:00.000Z'),
  priorityOf: ({ score, copies }) => ({ priority: Math.min(100, score.priority + copies), terms: [] }),
}
const decide = caseDecider(policy)

/** A few clusters with a few signals each, in any order of arrival. */
const stream = fc
  .array(
    fc.record({
      cluster: fc.integer({ min: 0, max: 3 }),
      level: fc.constantFrom<Level[]>(0, 0, 1, 2, 3, 4),
      author: fc.constantFrom('ann', 'bob', undefined),
      minute: fc.integer({ min: 0, max: 59 }),
      referral: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((items) =>
    items.map(({ cluster, level, author, minute, referral }, index) =>
      sampleRouted({
        id: `s${index}`,
        copyOf: `c${cluster}`,
        level,
        ...(author !== undefined && { author }),
        referral: referral && index % 5 === 0,
        publishedAt: `2026-11-20T08:${String(minute).padStart(2, '0')}:00.000Z`,
      }),
    ),
  )

/** What the store would hold after these decisions. */
function outcomeOf(batches: readonly (readonly Routed[])[]) {
  const cases = new Map<string, StoredCase>()
  const placements = new Map<string, CaseDecision['placements'][number]>()
  const bySignal = new Map(batches.flat().map((routed) => [routed.signal.id, routed]))
  for (const batch of batches) {
    const decision = decide(batch, storedFrom(cases, placements, bySignal))
    for (const state of decision.cases) {
      cases.set(state.cluster, {
        ...state,
        related: [],
        assessment: null,
        version: (cases.get(state.cluster)?.version ?? 0) + 1,
      })
    }
    for (const placement of decision.placements) placements.set(placement.signalId, placement)
  }
  return { cases, placements }
}

function storedFrom(
  cases: ReadonlyMap<string, StoredCase>,
  placements: ReadonlyMap<string, CaseDecision['placements'][number]>,
  bySignal: ReadonlyMap<string, Routed>,
): StoredClusters {
  const archived = new Map<string, ArchivedSignal[]>()
  const speakers = new Map<string, Set<string>>()
  for (const { signalId, cluster, place } of placements.values()) {
    const routed = bySignal.get(signalId)
    if (routed === undefined) continue
    const { signal } = routed
    const speaker = speakerOf(signal)
    if (place.state !== 'archived') {
      speakers.set(place.caseId, (speakers.get(place.caseId) ?? new Set()).add(speaker))
      continue
    }
    const known = archived.get(cluster) ?? []
    archived.set(cluster, [
      ...known,
      {
        id: signalId,
        cluster,
        speaker,
        publishedAt: signal.publishedAt,
        retainUntil: signal.legal.retainUntil,
      },
    ])
  }
  return { cases, archived, speakers }
}

const chunks = (items: readonly Routed[], sizes: readonly number[]) => {
  const batches: Routed[][] = []
  for (let from = 0, n = 0; from < items.length; n++) {
    const size = sizes[n % sizes.length] ?? 1
    batches.push(items.slice(from, from + size))
    from += size
  }
  return batches
}

describe('deciding about cases', () => {
  test('how the signals are cut into batches changes nothing', () => {
    fc.assert(
      fc.property(
        stream,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        (signals, sizes) => {
          const whole = outcomeOf([signals])
          const cut = outcomeOf(chunks(signals, sizes))
          const plain = ({ cases }: typeof whole) =>
            [...cases.values()]
              .map(({ version: _v, related: _r, assessment: _a, ...state }) => state)
              .sort((a, b) => (a.id < b.id ? -1 : 1))
          expect(plain(cut)).toEqual(plain(whole))
          const places = ({ placements }: typeof whole) =>
            [...placements.values()].map(({ signalId, place }) => [signalId, place]).sort()
          expect(places(cut)).toEqual(places(whole))
        },
      ),
    )
  })

  test('every signal has one place, and a case counts its members, its speakers and its worst level', () => {
    fc.assert(
      fc.property(stream, (signals) => {
        const { cases, placements } = outcomeOf(chunks(signals, [3, 1, 2]))
        expect([...placements.keys()].sort()).toEqual(signals.map(({ signal }) => signal.id).sort())
        for (const state of cases.values()) {
          const members = signals.filter(({ signal }) => {
            const place = placements.get(signal.id)?.place
            return place !== undefined && place.state !== 'archived' && place.caseId === state.id
          })
          const all = signals.filter(({ cluster }) => cluster.cluster === state.cluster)
          expect(members).toHaveLength(all.length)
          expect(state.copies).toBe(members.length)
          expect(state.independentSources).toBe(new Set(members.map(({ signal }) => speakerOf(signal))).size)
          const counted = members.filter(({ signal }) => placements.get(signal.id)?.copy !== undefined)
          expect(state.level).toBe(Math.max(...counted.map(({ score }) => score.severity.effective)))
        }
      }),
    )
  })

  test('a cluster has a case exactly when one of its signals deserves one', () => {
    fc.assert(
      fc.property(stream, (signals) => {
        const { cases } = outcomeOf([signals])
        for (const name of new Set(signals.map(({ cluster }) => cluster.cluster))) {
          const deserves = signals.some(
            (routed) =>
              routed.cluster.cluster === name && caseReason(routed, policy.thresholds) !== 'below_threshold',
          )
          expect(cases.has(name)).toBe(deserves)
        }
      }),
    )
  })
})
