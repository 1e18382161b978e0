import { Config } from '@seinpost/schemas'
import { expect, test } from 'vitest'
import { describeChanges } from './describe-changes.ts'

const frame = { basis: 'b', purpose: 'p', handling: 'TLP:AMBER', retentionDays: 90 }
const config = (over: object = {}): Config =>
  Config.parse({
    version: 1,
    gate: { legal: { public: frame, referral: frame, platform: frame } },
    routing: {
      participating: 'all',
      tree: {
        name: 'root',
        receivers: ['supra-local'],
        routes: [
          { name: 'acute', match: { minLevel: 4 }, receivers: ['{zone}'] },
          { name: 'rest', receivers: ['{municipality}'] },
        ],
      },
    },
    ...over,
  })
const routes = (list: object[], more: object = {}) => ({
  routing: {
    participating: 'all',
    tree: { name: 'root', receivers: ['supra-local'], routes: list },
    ...more,
  },
})
const acute = { name: 'acute', match: { minLevel: 4 }, receivers: ['{zone}'] }
const rest = { name: 'rest', receivers: ['{municipality}'] }

const cases: [string, object, string[]][] = [
  ['nothing', {}, []],
  ['a threshold', { thresholds: { queueFromLevel: 2 } }, ['Signals become a case from level was 1, is 2']],
  [
    'a threshold of a desk',
    { thresholds: { overrides: [{ when: { desk: 'zone-5345' }, queueFromLevel: 2 }] } },
    ['Signals for zone-5345 become a case from level 2 (a new threshold)'],
  ],
  ['a weight', { priority: { spread: 10 } }, ['Priority points for spread: was 6, is 10']],
  [
    'a key without words of its own',
    { gate: { maxTextLength: 500, legal: { public: frame, referral: frame, platform: frame } } },
    ['gate.maxTextLength was 20000, is 500'],
  ],
  [
    'a route that matches otherwise',
    routes([{ ...acute, match: { minLevel: 3 } }, rest]),
    ['Route root/acute matched level 4 and up, now level 3 and up'],
  ],
  ['a route that goes', routes([rest]), ['Route root/acute is removed']],
  [
    'a route that comes',
    routes([acute, { name: 'night', match: { during: 'night' }, receivers: ['desk-night'] }, rest], {
      hours: {},
    }),
    ['Route root/night is added: during night goes to desk-night'],
  ],
  ['routes in another order', routes([rest, acute]), ['Routes are tried in another order']],
  [
    'a list without names',
    {
      gate: {
        closedSpaces: { urlParts: ['/p/'] },
        legal: { public: frame, referral: frame, platform: frame },
      },
    },
    ['gate.closedSpaces.urlParts added /p/; removed /private/'],
  ],
  [
    'an item that is added to a list with names',
    { delivery: { webhooks: [{ queue: 'zone-5345', url: 'https://zone.example', secret: { env: 'S' } }] } },
    ['delivery.webhooks "zone-5345" is added'],
  ],
]
for (const [name, over, want] of cases)
  test(`${name} in words`, () => expect(describeChanges(config(), config(over))).toEqual(want))

test('a threshold that changes, and one that goes', () => {
  const of = (overrides: object[]) => config({ thresholds: { overrides } })
  const fr = (queueFromLevel: number) => ({ when: { language: 'fr' }, queueFromLevel })
  expect(describeChanges(of([fr(2)]), of([fr(3)]))).toEqual([
    'Signals in language fr became a case from level 2, now from 3',
  ])
  expect(describeChanges(of([fr(2)]), of([]))).toEqual([
    'Signals in language fr have no threshold of their own any more (it was 2)',
  ])
})
