import { readFileSync } from 'node:fs'
import { Case, SHARED_FIELDS, type SharedField, SharingConfig, type SharingProfile } from '@seinpost/schemas'
import { sampleRouted } from '@seinpost/store/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactText } from './redact.ts'
import { profileOf, shareCase, shareEntry, WHOLE_PROFILE, WITHHELD_URL } from './share-case.ts'
import { summarise } from './summarise.ts'

const profileOfFields = (fields: readonly SharedField[]): SharingProfile => ({
  ...WHOLE_PROFILE,
  fields: [...fields],
})

const SECRET = 'morgen om acht aan de vaart'
const routed = sampleRouted({
  id: 's-1',
  text: `${SECRET}, zegt @joske op https://example.org/p/1`,
  author: 'p1',
})
const { signal, score, places } = routed
const lead = {
  ...signal,
  thread: [{ role: 'parent' as const, text: `antwoord op ${SECRET}` }],
  referral: {
    partner: 'clb',
    sector: 'education',
    concerns: ['isolation'],
    protective: [],
    offlineContext: SECRET,
  },
}
const at = '2026-11-20T10:00:00.000Z'
const whole: Case = {
  id: 'case-1',
  status: 'released',
  level: 3,
  surface: 3,
  priority: 60,
  lead,
  score: {
    ...score,
    explanation: {
      ...score.explanation,
      sentence: { nl: `omdat "${SECRET}"`, fr: `parce que "${SECRET}"`, en: `because "${SECRET}"` },
      terms: [
        { name: 'concept:time_near', kind: 'concept', value: 1, strength: 1, spans: [{ start: 0, end: 6 }] },
      ],
      evidence: [{ start: 0, end: 6, label: 'time_near', strength: 1, from: 'nl' }],
      counterfactual: { without: 'morgen', span: { start: 0, end: 6 }, level: 2 },
    },
  },
  places: places.map((place) => ({
    ...place,
    evidence: [{ start: 17, end: 22, text: 'vaart', kind: 'name' }],
  })),
  recipients: [...routed.routing.recipients],
  members: [
    {
      signalId: 's-1',
      kind: 'first',
      similarity: 1,
      of: null,
      platform: 'x',
      url: 'https://example.org/s-1',
      publishedAt: at,
    },
  ],
  related: [{ caseId: 'case-2', reason: 'translation', similarity: 0.8 }],
  independentSources: 1,
  openedAt: at,
  updatedAt: at,
  version: 4,
  assessment: {
    outcome: 'refer',
    level: 3,
    context: [],
    note: `zie ${SECRET}`,
    by: 'an',
    at,
    signalId: 's-1',
  },
  desks: [{ queue: 'analyst', lease: null, handledAt: at }],
  history: [
    { version: 2, act: 'claim', desk: 'analyst', by: 'an', from: 'new', to: 'claimed', note: SECRET, at },
  ],
}
const without = (...fields: SharedField[]) =>
  profileOfFields(SHARED_FIELDS.filter((field) => !fields.includes(field)))

describe('a shared case', () => {
  test('is the whole case where nothing is said', () => {
    expect(shareCase(whole, WHOLE_PROFILE)).toEqual(whole)
  })

  const gone: [SharedField, RegExp][] = [
    ['url', /example\.org\/s-1/u],
    ['author', /"p1"/u],
    ['thread', /antwoord op/u],
    ['referral', /clb/u],
    ['assessment', /"outcome"/u],
    ['history', /"act"/u],
    ['recipients', /municipality-12025/u],
    ['related', /case-2/u],
    ['places', /Mechelen/u],
    ['reason', /omdat/u],
    ['explanation', /time_near/u],
    ['members', /"members":\[\{/u],
  ]
  for (const [field, pattern] of gone)
    test(`without "${field}" it holds nothing of it`, () => {
      expect(JSON.stringify(whole)).toMatch(pattern)
      expect(JSON.stringify(shareCase(whole, without(field)))).not.toMatch(pattern)
    })

  test('without the text, no part of it is left anywhere in what was not asked for by name', () => {
    const shared = shareCase(whole, profileOfFields(['places', 'level']))
    expect(JSON.stringify(shared)).not.toMatch(/morgen|vaart/u)
    expect(shared.level).toBe(3)
    expect(shared.places).toHaveLength(1)
  })

  test('stays a case by its schema, whatever the profile, and sharing it again changes nothing', () => {
    const profiles: fc.Arbitrary<SharingProfile> = fc.record({
      fields: fc.subarray([...SHARED_FIELDS]),
      redact: fc.subarray(['urls', 'handles', 'contacts', 'names'] as const).map((all) => [...all]),
      maxTlp: fc.constantFrom('TLP:CLEAR', 'TLP:AMBER', 'TLP:RED'),
    })
    fc.assert(
      fc.property(profiles, (profile) => {
        const shared = shareCase(whole, profile)
        Case.parse(shared)
        expect(shareCase(shared, profile)).toEqual(shared)
        if (!profile.fields.includes('text') || profile.maxTlp === 'TLP:CLEAR')
          expect(shared.lead.text).toBe('')
      }),
      { numRuns: 200 },
    )
  })

  test('a stricter handling code than the desk may have leaves level and places', () => {
    const red = { ...whole, lead: { ...lead, legal: { ...lead.legal, handling: 'TLP:RED' as const } } }
    const shared = shareCase(red, { ...WHOLE_PROFILE, maxTlp: 'TLP:AMBER' })
    expect(JSON.stringify(shared)).not.toMatch(/morgen|joske|p1|clb/u)
    expect(shared.lead.source.url).toBe(WITHHELD_URL)
    expect(shareCase(whole, { ...WHOLE_PROFILE, maxTlp: 'TLP:AMBER' })).toEqual(whole)
  })

  test('masks keep every offset', () => {
    const shared = shareCase(whole, { ...WHOLE_PROFILE, redact: ['urls', 'handles'] })
    expect(shared.lead.text).toHaveLength(lead.text.length)
    expect(shared.lead.text).not.toMatch(/joske|example/u)
    expect(shared.lead.text.slice(0, 6)).toBe('morgen')
    expect(shared.lead.source.url).toBe(WITHHELD_URL)
  })

  test('a line of a queue shows no more than the case would', () => {
    const entry = {
      ...summarise({ signal: lead, score: whole.score }, whole.places),
      caseId: 'case-1',
      rank: 1,
      level: 3,
      surface: 3,
      priority: 60,
      status: 'released',
      copies: 1,
      openedAt: at,
      released: true,
    } as const
    const shared = shareEntry({ ...entry, context: [] }, profileOfFields(['level']))
    expect(JSON.stringify(shared)).not.toMatch(/morgen|Mechelen|omdat/u)
    expect(shareEntry({ ...entry, context: [] }, WHOLE_PROFILE).excerpt).toContain('morgen')
  })
})

describe('what is masked', () => {
  const cases: [
    string,
    'urls' | 'handles' | 'contacts' | 'names',
    string,
    readonly string[],
    readonly string[],
  ][] = [
    ['addresses', 'urls', 'zie www.voorbeeld.be/x en http://a.be', ['voorbeeld', 'a.be'], ['zie', 'en']],
    ['handles', 'handles', 'dank @jan_p en @mia@mastodon.example', ['jan_p', 'mia', 'mastodon'], ['dank']],
    ['a mail address stays with handles', 'handles', 'jan@voorbeeld.be', [], ['jan@voorbeeld.be']],
    ['contacts', 'contacts', 'bel 0470 12 34 56 of jan@voorbeeld.be', ['0470', 'jan'], ['bel', 'of']],
    ['a national number', 'contacts', 'nr 85.07.30-033.28 zei hij', ['85.07'], ['zei hij']],
    ['years and hours stay', 'contacts', 'in 2026 om 20:00 met 120 man', [], ['2026', '20:00', '120']],
    [
      'full names',
      'names',
      'Gisteren sprak Jan van den Berg met Mia Peeters',
      ['Berg', 'Peeters'],
      ['Gisteren'],
    ],
    ['places stay', 'names', 'in Sint Niklaas', [], ['Sint Niklaas']],
  ]
  for (const [name, what, text, gone, stays] of cases)
    test(name, () => {
      const masked = redactText(text, [what], new Set(['sint niklaas']))
      expect(masked).toHaveLength(text.length)
      for (const part of gone) expect(masked).not.toContain(part)
      for (const part of stays) expect(masked).toContain(part)
    })
})

describe('the profile of a desk', () => {
  const sharing = SharingConfig.parse({
    profiles: { plain: { fields: ['text'] }, town: { fields: ['level'] }, one: { fields: ['url'] } },
    desks: { '*': 'plain', 'municipality-*': 'town', 'municipality-12025': 'one' },
  })
  const rows: [string, string][] = [
    ['help', 'plain'],
    ['municipality-11002', 'town'],
    ['municipality-12025', 'one'],
  ]
  for (const [desk, name] of rows)
    test(`${desk} gets "${name}"`, () => expect(profileOf(desk, sharing)).toBe(sharing.profiles[name]))

  test('is everything where none fits', () => {
    expect(profileOf('help', { profiles: {}, desks: {} })).toBe(WHOLE_PROFILE)
  })

  test('must be defined', () => {
    const parsed = SharingConfig.safeParse({ desks: { help: 'plian' } })
    expect(parsed.error?.issues[0]?.message).toContain('plian')
  })
})

test('no field of a case is forgotten: a new one must be put into a profile first', () => {
  const source = readFileSync(new URL('share-case.ts', import.meta.url), 'utf8')
  const always = [
    'id',
    'status',
    'level',
    'surface',
    'priority',
    'openedAt',
    'updatedAt',
    'version',
    'independentSources',
  ]
  for (const field of Object.keys(Case.shape)) {
    if (always.includes(field)) continue
    expect(source, `"${field}" of a case is shared with every desk`).toContain(field)
  }
})
