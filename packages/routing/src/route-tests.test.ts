import { RouteTests } from '@seinpost/schemas'
import { expect, test } from 'vitest'
import { compileRouting } from './compile-routing.ts'
import { explainRoute } from './explain-route.ts'
import { makeConfig, makeInput, makeJurisdictions, makePlace } from './fixture.ts'
import { runRouteTests } from './route-tests.ts'

const tree = compileRouting(makeConfig(), makeJurisdictions(12))

test('a route test passes, or says what was expected and what came', () => {
  const tests = RouteTests.parse([
    {
      name: 'passes',
      given: { places: [{ code: '10001' }] },
      expect: { primary: 'municipality-10001', to: ['analyst'], notTo: ['zone-z0'] },
    },
    {
      name: 'fails',
      given: { places: [{ code: '10001' }] },
      expect: {
        primary: 'zone-z0',
        to: ['help'],
        notTo: ['analyst'],
        released: ['municipality-10001'],
        unplaced: 'no_place',
      },
    },
    { name: 'needs a gazetteer', given: { text: 'brand in Lier' }, expect: {} },
  ])
  const [passes, fails, needs] = runRouteTests(tests, { tree })
  expect(passes?.problems).toEqual([])
  expect(fails?.problems).toEqual([
    'owner is municipality-10001, expected zone-z0',
    'not sent to help; sent to analyst, municipality-10001',
    'sent to analyst by route seinpost',
    'municipality-10001 waits for an analyst',
    'unplaced is placed, expected no_place',
  ])
  expect(needs?.problems).toEqual(['the test has a text, and no gazetteer is loaded to read it'])
})

test('an explanation says which routes were tried and why they failed', () => {
  const { steps, lines } = explainRoute(makeInput({ places: [makePlace('10001')] }), tree)
  expect(steps.map(({ route, failed }) => `${route} ${failed ?? 'ok'}`)).toEqual([
    'seinpost/help context',
    'seinpost/acute minLevel',
    'seinpost/referral sourceKind',
    'seinpost/municipality ok',
  ])
  expect(lines).toContain('owner municipality-10001')
})
