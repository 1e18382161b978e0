import type { RoutingConfig } from '@seinpost/schemas'
import { describe, expect, test } from 'vitest'
import { compileRouting } from './compile-routing.ts'
import { type InputFixture, makeConfig, makeInput, makeJurisdictions, makePlace } from './fixture.ts'
import { routeSignal } from './route-signal.ts'

const jurisdictions = makeJurisdictions(60)
const here = makePlace('10001')
const near = makePlace('10002', { role: 'school' })
const abroad = makePlace('GM0748')
const unsure = makePlace('10003', { confidence: 0.4 })

interface Row {
  readonly name: string
  readonly config?: Partial<RoutingConfig>
  readonly input: InputFixture
  /** `queue role`, a `*` where it waits for release. */
  readonly to: readonly string[]
  readonly primary: string
  readonly unplaced?: string
}

const rows: readonly Row[] = [
  {
    name: 'public: analyst, and the town after release',
    input: { places: [here] },
    to: ['analyst analyst', 'municipality-10001 primary*'],
    primary: 'municipality-10001',
  },
  {
    name: 'referral: straight to town and zone',
    input: { kind: 'referral', places: [here] },
    to: ['municipality-10001 primary', 'zone-z0 information'],
    primary: 'municipality-10001',
  },
  {
    name: 'acute: zone as well',
    input: { level: 4, places: [here] },
    to: ['analyst analyst', 'municipality-10001 primary*', 'zone-z0 information*'],
    primary: 'municipality-10001',
  },
  {
    name: 'two towns: one owner, one co',
    input: { places: [near, here] },
    to: ['analyst analyst', 'municipality-10002 primary*', 'municipality-10001 co*'],
    primary: 'municipality-10002',
  },
  {
    name: 'the stated town owns it',
    input: { places: [near, { ...here, stated: true }] },
    to: ['analyst analyst', 'municipality-10001 primary*', 'municipality-10002 co*'],
    primary: 'municipality-10001',
  },
  {
    name: 'no place: supra-local',
    input: {},
    to: ['analyst analyst', 'supra-local primary'],
    primary: 'supra-local',
    unplaced: 'no_place',
  },
  {
    name: 'only a region: supra-local',
    input: { regions: ['Limburg'] },
    to: ['analyst analyst', 'supra-local primary'],
    primary: 'supra-local',
    unplaced: 'region_only',
  },
  {
    name: 'a candidate is no route',
    input: { places: [unsure] },
    to: ['analyst analyst', 'supra-local primary'],
    primary: 'supra-local',
    unplaced: 'ambiguous',
  },
  {
    name: 'a police zone that is named, and no municipality',
    input: {
      places: ['10006', '10007'].map((nis) =>
        makePlace(nis, { confidence: 0.2, evidence: [{ start: 0, end: 0, text: 'zone', kind: 'zone' }] }),
      ),
    },
    to: ['analyst analyst', 'zone-z1 co*', 'supra-local primary'],
    primary: 'supra-local',
    unplaced: 'ambiguous',
  },
  {
    name: 'abroad without contact: supra-local',
    input: { places: [abroad] },
    to: ['analyst analyst', 'supra-local primary'],
    primary: 'supra-local',
    unplaced: 'foreign_only',
  },
  {
    name: 'abroad through the contact, owned here',
    config: { contacts: [{ for: 'GM0748', name: 'RIEC', mayCross: ['places'] }] },
    input: { places: [here, abroad] },
    to: ['analyst analyst', 'municipality-10001 primary*', 'contact-GM0748 co*'],
    primary: 'municipality-10001',
  },
  {
    name: 'only abroad: contact and supra-local',
    config: { contacts: [{ for: 'NL', name: 'LIEC', mayCross: ['places'] }] },
    input: { places: [abroad] },
    to: ['analyst analyst', 'contact-NL co*', 'supra-local primary'],
    primary: 'supra-local',
    unplaced: 'foreign_only',
  },
  {
    name: 'a town without queue: its zone',
    config: { participating: ['10002'] },
    input: { places: [here] },
    to: ['analyst analyst', 'zone-z0 primary*'],
    primary: 'zone-z0',
  },
  {
    name: 'a zone without queue: the district',
    config: { participating: [], zones: [] },
    input: { places: [here] },
    to: ['analyst analyst', 'district-d0 primary*'],
    primary: 'district-d0',
  },
  {
    name: 'nobody takes part: supra-local',
    config: { participating: [], zones: [], districts: [] },
    input: { places: [here] },
    to: ['analyst analyst', 'supra-local primary'],
    primary: 'supra-local',
  },
  {
    name: 'shared cell: once',
    config: { cells: [{ name: 'tarl', municipalities: ['10001', '10002'] }] },
    input: { places: [here, near] },
    to: ['analyst analyst', 'cell-tarl primary*'],
    primary: 'cell-tarl',
  },
  {
    name: 'help: help desk and prevention, no police',
    input: { context: ['help_seeking'], places: [here] },
    to: ['analyst analyst', 'help help', 'municipality-10001 primary*'],
    primary: 'municipality-10001',
  },
  {
    name: 'help through a partner: prevention, no police',
    input: { kind: 'referral', context: ['help_seeking'], places: [here] },
    to: ['help help', 'municipality-10001 primary'],
    primary: 'municipality-10001',
  },
  {
    name: 'help where the town has no queue: not the zone',
    config: { participating: [] },
    input: { context: ['help_seeking'], places: [here] },
    to: ['analyst analyst', 'help help'],
    primary: 'help',
  },
  {
    name: 'help without a place',
    input: { context: ['help_seeking'] },
    to: ['analyst analyst', 'help help', 'supra-local co'],
    primary: 'help',
    unplaced: 'no_place',
  },
  {
    name: 'help with an acute threat: police too',
    input: { level: 4, context: ['help_seeking'], places: [here] },
    to: ['analyst analyst', 'help help', 'municipality-10001 primary*', 'zone-z0 information*'],
    primary: 'municipality-10001',
  },
  {
    name: 'automatic release',
    config: {
      tree: {
        name: 'root',
        receivers: ['supra-local'],
        release: 'automatic',
        routes: [{ name: 'all', receivers: ['{municipality}'] }],
      },
    },
    input: { places: [here] },
    to: ['analyst analyst', 'municipality-10001 primary'],
    primary: 'municipality-10001',
  },
  {
    name: 'continue goes on to the next sibling, and receivers are inherited',
    config: {
      tree: {
        name: 'root',
        receivers: ['supra-local'],
        routes: [
          {
            name: 'towns',
            receivers: ['{municipality}'],
            continue: true,
            routes: [{ name: 'school', match: { placeRole: 'school' } }],
          },
          { name: 'district', receivers: ['{district}'] },
        ],
      },
    },
    input: { places: [near] },
    to: ['analyst analyst', 'municipality-10002 primary*', 'district-d0 information*'],
    primary: 'municipality-10002',
  },
  {
    name: 'a theme has its own desk',
    config: {
      tree: {
        name: 'root',
        receivers: ['supra-local'],
        routes: [
          { name: 'isolation', match: { theme: ['isolation'] }, receivers: ['desk-youth'], continue: true },
          { name: 'town', receivers: ['{municipality}'] },
        ],
      },
    },
    input: { kind: 'referral', places: [here], concerns: ['isolation', 'grievance'] },
    to: ['desk-youth co', 'municipality-10001 primary'],
    primary: 'municipality-10001',
  },
  {
    name: 'night duty in Belgian time',
    config: {
      hours: { night: { from: '22:00', to: '07:00' } },
      tree: {
        name: 'root',
        receivers: ['supra-local'],
        routes: [
          { name: 'night', match: { during: 'night' }, receivers: ['desk-night'], continue: true },
          { name: 'town', receivers: ['{municipality}'] },
        ],
      },
    },
    input: { places: [here], at: '2026-07-01T20:30:00Z' },
    to: ['analyst analyst', 'desk-night co*', 'municipality-10001 primary*'],
    primary: 'municipality-10001',
  },
]

describe('routeSignal', () => {
  for (const { name, config, input, to, primary, unplaced } of rows)
    test(name, () => {
      const decision = routeSignal(makeInput(input), compileRouting(makeConfig(config), jurisdictions))
      expect(
        decision.recipients.map(({ queue, role, released }) => `${queue} ${role}${released ? '' : '*'}`),
      ).toEqual(to)
      expect(decision.primary).toBe(primary)
      expect(decision.unplaced).toBe(unplaced ?? null)
    })
})
