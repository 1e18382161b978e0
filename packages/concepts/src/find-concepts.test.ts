import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PackLanguage } from './compiled.ts'
import type { ConceptHit } from './concept-hit.ts'
import { findConcepts } from './find-concepts.ts'
import { loadPacks } from './load-packs.ts'

const packs = loadPacks()

const hit = (text: string, lang: PackLanguage, label: ConceptHit['label']): ConceptHit | undefined =>
  findConcepts(text, lang, packs).hits.find((found) => found.label === label)

type Manner = Partial<Pick<ConceptHit, 'negated' | 'quoted' | 'subject' | 'hypothetical'>>

const manners: readonly (readonly [
  name: string,
  text: string,
  lang: PackLanguage,
  label: ConceptHit['label'],
  manner: Manner,
])[] = [
  [
    'a threat of the writer',
    'ik ga die rechter vermoorden',
    'nl',
    'threat_intent',
    { subject: 'writer', negated: false },
  ],
  [
    'a threat of another',
    'hij zei dat hij de imam in elkaar gaat slaan',
    'nl',
    'threat_intent',
    { subject: 'other' },
  ],
  ['a denied hate', 'Ik haat moslims niet', 'nl', 'group_hostility', { negated: true }],
  [
    'a negation that is the attack',
    "'t zijn geen mensen meer, 't is een ziekte",
    'nl',
    'dehumanisation',
    { negated: false },
  ],
  [
    'a quoted call',
    '"Hang ze allemaal op" staat onder het artikel',
    'nl',
    'call_to_violence',
    { quoted: true },
  ],
  ['a call in the open', 'Hang ze allemaal op', 'nl', 'call_to_violence', { quoted: false }],
  ['a supposition', 'stel dat ik u in elkaar sla', 'nl', 'threat_intent', { hypothetical: true }],
  [
    'French quotation marks',
    '« faut brûler cette mosquée » a écrit un homme',
    'fr',
    'call_to_violence',
    { quoted: true },
  ],
  ['French denial', 'je ne déteste pas les musulmans', 'fr', 'group_hostility', { negated: true }],
  ['English negation', "I don't hate muslims", 'en', 'group_hostility', { negated: true }],
  [
    'German low quotation marks',
    '„Die gehören alle an die Wand“ steht da',
    'de',
    'call_to_violence',
    { quoted: true },
  ],
]

describe('findConcepts', () => {
  for (const [name, text, lang, label, manner] of manners) {
    test(name, () => {
      const found = hit(text, lang, label)
      // An entry may call a denied match off instead of giving it negated; both leave nothing asserted.
      if (manner.negated === true && found === undefined) return
      expect(found).toMatchObject(manner)
    })
  }

  test('gives places in the original, disguise and all', () => {
    const text = 'wie doet mee, die v 3 r r 4 d 3 r s zijn 0ngedi3rte'
    const found = hit(text, 'nl', 'dehumanisation')
    expect(text.slice(found?.start, found?.end)).toContain('0ngedi3rte')
  })

  const slips: readonly (readonly [name: string, text: string])[] = [
    ['swapped letters', 'ik haat mosilms'],
    ['a letter left out', 'ik haat vluchtlingen'],
    ['no spaces', 'ikhaatmoslims'],
    ['a broken word', 'ik haat mos lims'],
    ['drawn out', 'ik haaaaat moslims'],
    ['leet', 'ik h@at m0slims'],
    ['a hashtag', '#IkHaatMoslims'],
  ]
  for (const [name, text] of slips) {
    test(`reads ${name}`, () => expect(hit(text, 'nl', 'group_hostility')).toBeDefined())
  }

  test('an hour alone weighs little, beside a threat it weighs in full', () => {
    const alone = hit('morgen 10u in de school: koffie', 'nl', 'time_near')?.strength ?? 1
    const beside = hit('morgen 10u ga ik de directeur neersteken', 'nl', 'time_near')?.strength ?? 0
    expect(alone).toBeLessThan(0.5)
    expect(beside).toBeGreaterThan(0.5)
  })

  test('naming a group is no sign of anything', () => {
    const { hits, groups } = findConcepts(
      'Mijn buren zijn moslims en hun kinderen spelen met de mijne',
      'nl',
      packs,
    )
    expect(groups).toHaveLength(1)
    expect(hits.filter(({ label }) => label === 'group_hostility' || label === 'target_group')).toEqual([])
  })

  test('never throws, and every place lies in the text', () => {
    const words = fc.constantFrom(
      'ik',
      'ga',
      'moslims',
      'zijn',
      '"',
      "'",
      'haat',
      '👋',
      'v 3 r',
      '#AllesKapot',
      '(((',
      '?',
      '.',
      '\ud800',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 30 }).map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(text, fc.constantFrom('nl', 'fr', 'en', 'de', 'und'), (input, lang) => {
        for (const { start, end } of findConcepts(input, lang, packs).hits) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(input.length)
        }
      }),
      { numRuns: 800 },
    )
  })

  test('reads 20,000 units of hostile text within a second', () => {
    const from = performance.now()
    findConcepts('moslims zijn ik haat ze " '.repeat(770), 'nl', packs)
    expect(performance.now() - from).toBeLessThan(1_500)
  })
})
