import type { Jurisdiction, Place, RoutingConfig } from '@seinpost/schemas'
import type { RouteInput } from './facts.ts'
import type { Jurisdictions } from './tree.ts'

/** A small country for tests and benchmarks: every code below `count` towns, six to a zone, thirty to a district. */
export function makeJurisdictions(count: number): Jurisdictions {
  const all = new Map<string, Jurisdiction>()
  for (let at = 0; at < count; at++) {
    const nis = String(10_000 + at)
    const [zone, district] = [Math.floor(at / 6), Math.floor(at / 30)]
    all.set(nis, {
      nis,
      name: `Town ${at}`,
      names: { nl: `Town ${at}`, fr: `Town ${at}`, de: `Town ${at}` },
      zone: { code: `z${zone}`, name: `Zone ${zone}` },
      district: { slug: `d${district}`, name: `District ${district}` },
      prosecution: `District ${district}`,
      province: { code: '10000', name: 'Province' },
      region: 'VLG',
      lang: 'nl',
      neighbours: [],
    })
  }
  return (nis) => all.get(nis)
}

export function makePlace(code: string, over: Partial<Place> = {}): Place {
  const belgian = /^\d{5}$/u.test(code)
  return {
    ...(belgian ? { nis: code } : { code }),
    name: `Town ${code}`,
    country: belgian ? 'BE' : 'NL',
    role: 'mention',
    confidence: 0.95,
    evidence: [{ start: 0, end: 4, text: 'Town', kind: 'name' }],
    ...over,
  }
}

export interface InputFixture {
  readonly kind?: RouteInput['signal']['source']['kind']
  readonly level?: RouteInput['score']['severity']['effective']
  readonly context?: RouteInput['score']['context']
  readonly places?: readonly Place[]
  readonly regions?: readonly string[]
  readonly at?: string
  readonly concerns?: readonly string[]
}

export const makeInput = ({
  kind = 'public',
  level = 1,
  context = [],
  places = [],
  regions = [],
  at = '2026-11-20T10:00:00Z',
  concerns = [],
}: InputFixture): RouteInput => ({
  signal: { source: { kind }, receivedAt: at, referral: { concerns: [...concerns] } },
  score: { lang: 'nl', severity: { effective: level }, context: [...context], concepts: [] },
  places,
  regions,
})

/** A tree like that of the default config. */
export const DEFAULT_TREE: RoutingConfig['tree'] = {
  name: 'seinpost',
  receivers: ['supra-local'],
  release: 'analyst',
  routes: [
    { name: 'help', match: { context: 'help_seeking', maxLevel: 2 }, receivers: ['{municipality}', 'help'] },
    { name: 'acute', match: { minLevel: 4 }, receivers: ['{municipality}', '{zone}'] },
    { name: 'referral', match: { sourceKind: 'referral' }, receivers: ['{municipality}', '{zone}'] },
    { name: 'municipality', receivers: ['{municipality}'] },
  ],
}

export const makeConfig = (over: Partial<RoutingConfig> = {}): RoutingConfig => ({
  participating: 'all',
  zones: 'all',
  districts: 'all',
  cells: [],
  contacts: [],
  hours: {},
  tree: DEFAULT_TREE,
  ...over,
})
