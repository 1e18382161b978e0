import { ownerOf } from '@seinpost/store'
import { sampleRouted } from '@seinpost/store/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileRouting } from '../compile-routing.ts'
import { isDesk } from '../desks.ts'
import { makeConfig, makeJurisdictions, makePlace } from '../fixture.ts'
import { routeSignal } from '../route-signal.ts'
import { inputOf } from './choose-place.ts'
import { planReroute } from './reroute-open.ts'

const COUNT = 40
const towns = makeJurisdictions(COUNT)
const nis = fc.integer({ min: 0, max: COUNT - 1 }).map((at) => String(10_000 + at))
const config = fc
  .record({
    participating: fc.oneof(fc.constant('all' as const), fc.uniqueArray(nis, { maxLength: COUNT })),
    zones: fc.constantFrom('all' as const, [] as string[]),
  })
  .map((over) => compileRouting(makeConfig(over), towns))

/** A case as people left it: routed by one tree, perhaps handed over, perhaps with a desk added by hand. */
const held = fc.record({
  before: config,
  codes: fc.uniqueArray(nis, { maxLength: 3 }),
  referral: fc.boolean(),
  handedTo: fc.option(nis, { nil: undefined }),
  added: fc.option(nis, { nil: undefined }),
})

const NAMED = /^(?:municipality|cell|zone|district|contact)-/u

test('whatever people did and whatever the next config says: nobody who takes no part keeps a case, and one desk owns it', () => {
  fc.assert(
    fc.property(held, config, ({ before, codes, referral, handedTo, added }, after) => {
      const { signal, score } = sampleRouted({ id: 'x', referral })
      const places = codes.map((code) => makePlace(code))
      const { recipients } = routeSignal({ signal, score, places }, before)
      const by = (code: string | undefined, role: 'co' | 'primary') =>
        code === undefined
          ? []
          : [
              {
                queue: `municipality-${code}`,
                role,
                reason: 'by hand',
                confidence: 1,
                route: 'analyst',
                released: true,
              },
            ]
      const extra = [...by(handedTo, 'co'), ...by(added, 'co')]
      const known = new Map([...recipients, ...extra].map((one) => [one.queue, one]))
      const desks = [...known.values()].map((one) => ({ ...one, lease: null, handledAt: null }))
      const stored = {
        id: 'case-x',
        version: 1,
        status: 'released' as const,
        level: score.severity.effective,
        priority: 50,
        lead: signal,
        score,
        places,
        owner: handedTo === undefined ? ownerOf(desks) : `municipality-${handedTo}`,
        kept: handedTo === undefined ? null : ('handover' as const),
        desks,
        handovers: [],
      }
      const plan = planReroute(stored, { before, after })
      const queues = new Set([...known.keys(), ...(plan?.added ?? [])])
      for (const queue of plan?.removed ?? []) queues.delete(queue)
      for (const queue of queues) if (NAMED.test(queue)) expect(isDesk(queue, after)).toBe(true)
      expect(queues.size).toBeGreaterThan(0)
      expect(queues).toContain(plan?.owner.after ?? stored.owner)
      // Nobody gets it without a rule: what is added is what the new tree gives.
      const given = new Set(routeSignal(inputOf(stored), after).recipients.map(({ queue }) => queue))
      for (const queue of plan?.added ?? []) expect(given).toContain(queue)
    }),
  )
})
