import type { RouteNode, RoutingConfig } from '@seinpost/schemas'
import { CONTEXTS, LEVELS } from '@seinpost/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRouting } from './compile-routing.ts'
import { makeConfig, makeInput, makeJurisdictions, makePlace } from './fixture.ts'
import { ROUTE_FROM } from './owner-order.ts'
import { rerouteReport } from './reroute.ts'
import { routeSignal } from './route-signal.ts'

const COUNT = 40
const jurisdictions = makeJurisdictions(COUNT)
const nis = fc.integer({ min: 0, max: COUNT - 1 }).map((at) => String(10_000 + at))

const place = fc
  .record({
    code: fc.oneof(
      { weight: 4, arbitrary: nis },
      { weight: 1, arbitrary: fc.constantFrom('GM0748', 'GM0935') },
    ),
    role: fc.constantFrom('incident', 'residence', 'school', 'mention'),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ code, role, confidence }) => makePlace(code, { role, confidence }))

const input = fc
  .record({
    kind: fc.constantFrom('public', 'referral', 'platform'),
    level: fc.constantFrom(...LEVELS),
    context: fc.uniqueArray(fc.constantFrom(...CONTEXTS), { maxLength: 3 }),
    places: fc.uniqueArray(place, { maxLength: 5, selector: (one) => one.nis ?? one.code }),
  })
  .map(makeInput)

const receivers = fc.uniqueArray(
  fc.constantFrom('{municipality}', '{zone}', '{district}', 'help', 'desk-duty'),
  { minLength: 1, maxLength: 3 },
)
const leaf: fc.Arbitrary<RouteNode> = fc.record(
  {
    name: fc.string({ minLength: 1, maxLength: 4 }),
    match: fc.record(
      {
        minLevel: fc.constantFrom(...LEVELS),
        placeRole: fc.constantFrom('incident', 'school'),
        municipality: fc.array(nis, { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ['minLevel'] },
    ),
    receivers,
    continue: fc.boolean(),
    release: fc.constantFrom('analyst', 'automatic'),
  },
  { requiredKeys: ['name', 'match'] },
)
const routes = (node: fc.Arbitrary<RouteNode>) =>
  fc.uniqueArray(node, { maxLength: 5, selector: ({ name }) => name })
const tree: fc.Arbitrary<RouteNode> = routes(
  fc
    .record({ node: leaf, children: routes(leaf) })
    .map(({ node, children }) => ({ ...node, routes: children })),
).map((children) => ({ name: 'root', receivers: ['supra-local'], routes: children }))

const config: fc.Arbitrary<RoutingConfig> = fc
  .record({
    participating: fc.oneof(fc.constant('all' as const), fc.uniqueArray(nis, { maxLength: COUNT })),
    zones: fc.constantFrom('all' as const, [] as string[]),
    tree: fc.oneof(tree, fc.constant(makeConfig().tree)),
  })
  .map(makeConfig)

const takesPart = (one: RoutingConfig, code: string) =>
  one.participating === 'all' || one.participating.includes(code)

describe('routing, whatever the tree', () => {
  test('every signal has a recipient, each queue once, and exactly one owner among them', () => {
    fc.assert(
      fc.property(input, config, (signal, settings) => {
        const { recipients, primary } = routeSignal(signal, compileRouting(settings, jurisdictions))
        const queues = recipients.map(({ queue }) => queue)
        expect(queues.length).toBeGreaterThan(0)
        expect(new Set(queues).size).toBe(queues.length)
        expect(queues).toContain(primary)
        expect(recipients.filter(({ role }) => role === 'primary').length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('a municipality, zone or district receives only what a sure place of its own gives', () => {
    fc.assert(
      fc.property(input, config, (signal, settings) => {
        const { recipients } = routeSignal(signal, compileRouting(settings, jurisdictions))
        const sure = signal.places
          .filter(({ confidence }) => confidence >= ROUTE_FROM)
          .flatMap((one) => jurisdictions(one.nis ?? '') ?? [])
        const allowed = new Set(
          sure.flatMap(({ nis: code, zone, district }) => [
            `municipality-${code}`,
            `zone-${zone.code}`,
            `district-${district.slug}`,
          ]),
        )
        for (const { queue, reason, route } of recipients) {
          expect(reason).not.toBe('')
          expect(route).not.toBe('')
          if (/^(municipality|zone|district)-/u.test(queue)) expect(allowed).toContain(queue)
        }
      }),
    )
  })

  test('no municipality that does not take part receives anything', () => {
    fc.assert(
      fc.property(input, config, (signal, settings) => {
        for (const { queue } of routeSignal(signal, compileRouting(settings, jurisdictions)).recipients)
          if (queue.startsWith('municipality-'))
            expect(takesPart(settings, queue.slice('municipality-'.length))).toBe(true)
      }),
    )
  })

  test('what comes from a public source waits for an analyst, unless a route says otherwise', () => {
    fc.assert(
      fc.property(input, fc.constant(makeConfig()), (signal, settings) => {
        const { recipients } = routeSignal(signal, compileRouting(settings, jurisdictions))
        const isReferral = signal.signal.source.kind === 'referral'
        if (!isReferral) expect(recipients.map(({ queue }) => queue)).toContain('analyst')
        for (const { queue, released } of recipients)
          expect(released).toBe(isReferral || ['analyst', 'help', 'supra-local'].includes(queue))
      }),
    )
  })

  test('a cry for help without a threat reaches no police zone of the default tree', () => {
    fc.assert(
      fc.property(input, (signal) => {
        const cry = {
          ...signal,
          score: { ...signal.score, context: ['help_seeking' as const], severity: { effective: 1 as const } },
        }
        const queues = routeSignal(
          cry,
          compileRouting(makeConfig({ participating: [] }), jurisdictions),
        ).recipients.map(({ queue }) => queue)
        expect(queues).toContain('help')
        expect(queues.some((queue) => /^(zone|district)-/u.test(queue))).toBe(false)
      }),
    )
  })

  test('a municipality that leaves keeps no open case, and every one of its cases is reported with a new owner', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 8 }), nis, (signals, gone) => {
        const before = compileRouting(makeConfig(), jurisdictions)
        const staying = Array.from({ length: COUNT }, (_, at) => String(10_000 + at)).filter(
          (code) => code !== gone,
        )
        const after = compileRouting(makeConfig({ participating: staying }), jurisdictions)
        const cases = signals.map((signal, at) => ({ id: `case-${at}`, input: signal }))
        const report = new Map(rerouteReport(cases, { before, after }).map((one) => [one.caseId, one]))
        for (const { id, input: signal } of cases) {
          const had = routeSignal(signal, before).recipients.some(
            ({ queue }) => queue === `municipality-${gone}`,
          )
          expect(report.has(id)).toBe(had)
          expect(report.get(id)?.added ?? []).not.toContain(`municipality-${gone}`)
          expect(report.get(id)?.owner.after ?? '').not.toBe(`municipality-${gone}`)
        }
      }),
    )
  })

  test('the same signal routes the same', () => {
    fc.assert(
      fc.property(input, config, (signal, settings) => {
        const ready = compileRouting(settings, jurisdictions)
        expect(routeSignal(signal, ready)).toEqual(routeSignal(signal, ready))
      }),
    )
  })
})
