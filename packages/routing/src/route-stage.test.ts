import { jurisdictionOf, loadGazetteer, locateAll } from '@seinpost/gazetteer'
import { Clustered, Routed } from '@seinpost/schemas'
import { describe, expect, test } from 'vitest'
import { compileRouting } from './compile-routing.ts'
import { makeConfig } from './fixture.ts'
import { type RouteDeps, routeStage } from './route-stage.ts'

const gazetteer = loadGazetteer()
const deps: RouteDeps = {
  tree: compileRouting(makeConfig(), (nis) => jurisdictionOf(gazetteer, nis)),
  locate: (input) => locateAll(input, { gazetteer }),
}

interface Given {
  readonly text: string
  readonly kind?: 'public' | 'referral'
  readonly level?: number
  readonly context?: readonly string[]
  readonly place?: object
  readonly offlineContext?: string
}

function clustered({
  text,
  kind = 'public',
  level = 1,
  context = [],
  place,
  offlineContext,
}: Given): Clustered {
  return Clustered.parse({
    signal: {
      id: 's1',
      contentHash: '0'.repeat(64),
      source: {
        kind,
        adapter: 'test',
        platform: 'test',
        url: 'https://example.org/1',
        externalId: '1',
        key: 'k',
      },
      publishedAt: '2026-11-20T10:00:00Z',
      receivedAt: '2026-11-20T10:00:00Z',
      text,
      lang: 'nl',
      place,
      ...(kind === 'referral' ? { referral: { partner: 'CLB', sector: 'education', offlineContext } } : {}),
      legal: { basis: 'b', purpose: 'p', handling: 'TLP:AMBER', retainUntil: '2027-11-20T10:00:00Z' },
    },
    score: {
      lang: 'nl',
      severity: { surface: level, effective: level, score: level / 4 },
      context,
      concepts: [],
      priority: 10,
      explanation: {
        model: 'm',
        intercept: 0,
        terms: [],
        sum: 0,
        surfaceSum: 0,
        evidence: [],
        sentence: { nl: '', fr: '', en: '' },
        counterfactual: null,
        uncertainty: 0,
        asksForContext: false,
        priority: [],
      },
    },
    cluster: { cluster: 's1', of: null, similarity: 0, kind: null, related: [] },
  })
}

const rows: readonly (readonly [name: string, given: Given, primary: string, to: readonly string[]])[] = [
  [
    'a public post waits at the analyst',
    { text: 'Vechtpartij in Lier' },
    'municipality-12021',
    ['analyst', 'municipality-12021'],
  ],
  [
    'a referral of two towns: the stated one owns it',
    {
      text: 'Leerling tekent wapens',
      kind: 'referral',
      place: { municipality: 'Kortrijk', role: 'school' },
      offlineContext: 'Woont in Menen bij zijn oma.',
    },
    'municipality-34022',
    ['municipality-34022', 'zone-5456', 'municipality-34027', 'zone-5455'],
  ],
  [
    'a cry for help',
    { text: 'ik kan niet meer, ik woon in Genk', context: ['help_seeking'] },
    'municipality-71016',
    ['analyst', 'help', 'municipality-71016'],
  ],
  [
    'a province is no municipality',
    { text: 'Heel Vlaams-Brabant weet het' },
    'supra-local',
    ['analyst', 'supra-local'],
  ],
  [
    'a town abroad without a contact',
    { text: 'Ze trainen in Maastricht' },
    'supra-local',
    ['analyst', 'supra-local'],
  ],
]

describe('routeStage', () => {
  for (const [name, given, primary, to] of rows)
    test(name, async () => {
      const [outcome] = await routeStage([clustered(given)], deps)
      if (outcome?.kind !== 'emit') throw new Error('a routed signal is never dropped')
      expect(Routed.safeParse(outcome.value).success).toBe(true)
      expect(outcome.value.routing.primary).toBe(primary)
      expect(outcome.value.routing.recipients.map(({ queue }) => queue)).toEqual(to)
    })
})
