import type { Case } from '@seinpost/schemas'

const AT = '2026-11-19T08:30:00.000Z'

const TEXT = 'Morgen staan we aan het station.\nIedereen weet wat er moet gebeuren 🔥 — ça suffit, Ελληνικά'

const SAMPLE: Case = {
  id: 'case-0123456789abcdef',
  status: 'released',
  level: 3,
  surface: 4,
  priority: 71.5,
  lead: {
    id: 'sig-1',
    contentHash: 'c'.repeat(64),
    source: {
      kind: 'public',
      adapter: 'mastodon',
      platform: 'mastodon',
      url: 'https://social.example/@somebody/1',
      externalId: '1',
      key: 'mastodon:1',
    },
    publishedAt: '2026-11-19T07:00:00.000Z',
    receivedAt: AT,
    text: TEXT,
    author: { pseudonym: 'pseudonym-of-somebody', keyId: 'k1' },
    thread: [{ role: 'parent', text: 'Wie komt er mee?' }],
    legal: {
      basis: 'Police Function Act art. 14',
      purpose: 'prevention',
      handling: 'TLP:AMBER+STRICT',
      retainUntil: '2027-02-17T08:30:00.000Z',
    },
  },
  score: {
    lang: 'nl',
    severity: { surface: 4, effective: 3, score: 0.8 },
    context: ['gaming'],
    concepts: ['call_to_violence'],
    priority: 71.5,
    explanation: {
      model: 'm1',
      intercept: -2,
      terms: [
        { name: 'concept:call_to_violence', kind: 'concept', value: 3.5, strength: 1, spans: [] },
        { name: 'context:gaming', kind: 'context', value: -0.5, strength: 1, spans: [] },
      ],
      sum: 1,
      surfaceSum: 1.5,
      evidence: [],
      sentence: {
        nl: 'Niveau 3, omdat het oproept tot daden.',
        fr: 'Niveau 3, parce que cela appelle à l’action.',
        en: 'Level 3, because it calls to action.',
      },
      counterfactual: null,
      uncertainty: 0.2,
      asksForContext: false,
      priority: [
        { name: 'severity', points: 60 },
        { name: 'age', points: 11.5 },
      ],
    },
  },
  places: [
    { nis: '12025', name: 'Mechelen', country: 'BE', role: 'incident', confidence: 0.9, evidence: [] },
    {
      code: 'GM0744',
      name: 'Baarle-Nassau',
      country: 'NL',
      role: 'mention',
      confidence: 0.4,
      evidence: [],
    },
  ],
  recipients: [
    {
      queue: 'municipality-12025',
      role: 'primary',
      reason: 'the incident is in Mechelen',
      confidence: 0.9,
      route: 'seinpost/municipality',
      released: true,
    },
  ],
  members: [
    {
      signalId: 'sig-1',
      kind: 'first',
      similarity: 1,
      of: null,
      platform: 'mastodon',
      url: 'https://social.example/@somebody/1',
      publishedAt: '2026-11-19T07:00:00.000Z',
    },
    {
      signalId: 'sig-2',
      kind: 'near',
      similarity: 0.9,
      of: 'sig-1',
      platform: 'telegram',
      url: 'https://t.example/else/2',
      publishedAt: '2026-11-19T08:00:00.000Z',
    },
  ],
  related: [],
  independentSources: 2,
  openedAt: AT,
  updatedAt: '2026-11-19T09:30:00.000Z',
  version: 3,
  assessment: {
    outcome: 'refer',
    level: 3,
    context: ['gaming'],
    note: 'bespreken op het casusoverleg',
    by: 'An Peeters',
    at: '2026-11-19T09:00:00.000Z',
    signalId: 'sig-1',
  },
  history: [
    {
      version: 2,
      act: 'assess',
      desk: 'analyst',
      by: 'An Peeters',
      from: 'claimed',
      to: 'assessed',
      at: '2026-11-19T09:00:00.000Z',
    },
  ],
}

/** A case with something in every part: signs few fonts have, a place abroad, a judgement, a history. */
export const sampleCase = (over: Partial<Case> = {}): Case => ({ ...SAMPLE, ...over })
