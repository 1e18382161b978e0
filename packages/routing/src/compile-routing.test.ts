import { RoutingConfig } from '@seinpost/schemas'
import { describe, expect, test } from 'vitest'
import { compileRouting } from './compile-routing.ts'
import { makeConfig, makeJurisdictions } from './fixture.ts'

const jurisdictions = makeJurisdictions(12)
const root = (over: object = {}) => ({ name: 'root', receivers: ['supra-local'], ...over })

const cases: readonly (readonly [name: string, config: Partial<RoutingConfig>, message: RegExp])[] = [
  [
    'a root without catch-all',
    { tree: { name: 'root', receivers: ['{municipality}'] } },
    /catch-all must name supra-local or analyst/u,
  ],
  ['a root without receivers', { tree: { name: 'root' } }, /catch-all must name/u],
  ['a root with a match', { tree: root({ match: { minLevel: 1 } }) }, /root matches everything/u],
  ['an unknown municipality takes part', { participating: ['99999'] }, /no municipality has NIS code 99999/u],
  [
    'a receiver that does not take part',
    { participating: ['10001'], tree: root({ routes: [{ name: 'a', receivers: ['municipality-10002'] }] }) },
    /municipality 10002 does not participate/u,
  ],
  [
    'a receiver that is no queue',
    { tree: root({ routes: [{ name: 'a', receivers: ['Mechelen'] }] }) },
    /root\/a\.receivers: "Mechelen" is no queue/u,
  ],
  [
    'a contact that is not there',
    { tree: root({ routes: [{ name: 'a', receivers: ['contact-NL'] }] }) },
    /no contact for NL/u,
  ],
  [
    'a cell that is not there',
    { tree: root({ routes: [{ name: 'a', receivers: ['cell-tarl'] }] }) },
    /no cell is named tarl/u,
  ],
  [
    'a town in two cells',
    {
      cells: [
        { name: 'a', municipalities: ['10001'] },
        { name: 'b', municipalities: ['10001'] },
      ],
    },
    /10001 is in a and in b/u,
  ],
  [
    'two routes of one name',
    { tree: root({ routes: [{ name: 'a', match: { minLevel: 1 } }, { name: 'a' }] }) },
    /two routes are named a/u,
  ],
  [
    'a route that hides those after it',
    { tree: root({ routes: [{ name: 'a' }, { name: 'b' }] }) },
    /never tried/u,
  ],
  [
    'hours that are not there',
    { tree: root({ routes: [{ name: 'a', match: { during: 'night' } }] }) },
    /no hours are named night/u,
  ],
  [
    'a level that never is',
    { tree: root({ routes: [{ name: 'a', match: { minLevel: 3, maxLevel: 2 } }] }) },
    /minLevel is above maxLevel/u,
  ],
  ['a desk of Belgium abroad', { contacts: [{ for: 'BE', name: 'x', mayCross: [] }] }, /BE has desks/u],
]

describe('compileRouting', () => {
  for (const [name, config, message] of cases)
    test(`refuses ${name}`, () => {
      expect(() => compileRouting(makeConfig(config), jurisdictions)).toThrow(message)
    })

  test('lists every problem at once', () => {
    const config = makeConfig({ participating: ['99998', '99999'], tree: { name: 'root' } })
    expect(() => compileRouting(config, jurisdictions)).toThrow(/catch-all.*99998.*99999/u)
  })

  test('takes the defaults of the schema', () => {
    const config = RoutingConfig.parse({ participating: 'all', tree: root() })
    expect(compileRouting(config, jurisdictions).root.receivers.map(({ queue }) => queue)).toEqual([
      'supra-local',
    ])
  })
})
