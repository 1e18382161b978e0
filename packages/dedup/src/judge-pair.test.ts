import { describe, expect, test } from 'vitest'
import { fingerprint, type TextToFingerprint } from './fingerprint.ts'
import { judgePair } from './judge-pair.ts'

const POLICY = { mergeFrom: 0.6 }
const facts = (text: string, more: Partial<TextToFingerprint> = {}) =>
  fingerprint({ id: 'x', text, at: 0, lang: 'nl', ...more }).facts
const scored = (
  effective: 0 | 1 | 2 | 3 | 4,
  context: ('quotation' | 'counterspeech' | 'gaming')[] = [],
) => ({
  score: { lang: 'nl' as const, severity: { surface: effective, effective, score: 0 }, context },
})
const judge = (one: string, other: string, more: Partial<TextToFingerprint> = {}, otherMore = more) =>
  judgePair(facts(other, otherMore), facts(one, more), 'near', POLICY)

const THREAT = 'Vrijdag om 20u wachten we hem op aan het station, breng de rest ook mee'

describe('copies', () => {
  const copies: [string, string, string][] = [
    ['the same', THREAT, THREAT],
    ['repost', THREAT, `RT @x: ${THREAT}`],
    ['opening added', THREAT, `Komaan zeg. ${THREAT}`],
    ['hashtag and emoji added', THREAT, `${THREAT} #delen 👆`],
    ['typo', THREAT, THREAT.replace('station', 'statoin')],
    ['disguised', THREAT, THREAT.replace('wachten', 'w4cht3n').replace('station', 'st4tion')],
    ['two words run together', THREAT, THREAT.replace('aan het', 'aanhet')],
    ['one word changed', THREAT, THREAT.replace('breng', 'neem')],
    ['a word that moved', THREAT, 'Om 20u wachten we hem vrijdag op aan het station, breng de rest ook mee'],
    ['cut with an ellipsis', THREAT, `${THREAT.slice(0, 40)}…`],
    ['cut inside a word', THREAT, THREAT.slice(0, 50)],
    ['cut inside a sentence', THREAT, THREAT.split(' ').slice(0, 10).join(' ')],
  ]
  for (const [name, one, other] of copies) {
    test(name, () => expect(judge(one, other)).toMatchObject({ kind: 'copy' }))
    test(`${name}, the other way round`, () => expect(judge(other, one)).toMatchObject({ kind: 'copy' }))
  }
})

describe('held apart by what they say', () => {
  const held: [string, string, string, string][] = [
    ['denied', 'negation_differs', THREAT, THREAT.replace('wachten we', 'wachten we niet')],
    ['denied afterwards', 'negation_differs', THREAT, `${THREAT}. Nooit.`],
    ['another day', 'time_differs', THREAT, THREAT.replace('Vrijdag', 'Zaterdag')],
    ['another hour', 'time_differs', THREAT, THREAT.replace('20u', '21u')],
    [
      'another target',
      'target_differs',
      'Alle joden moeten hier morgen weg uit onze straat en uit de winkels',
      'Alle moslims moeten hier morgen weg uit onze straat en uit de winkels',
    ],
    ['another person', 'target_differs', THREAT, THREAT.replace('hem', 'mij')],
    [
      'another name',
      'target_differs',
      'We weten intussen waar Pieters woont, waar hij werkt en fietst',
      'We weten intussen waar Janssens woont, waar hij werkt en fietst',
    ],
    [
      'another place',
      'place_differs',
      'Morgen is er een betoging in Gent tegen de sluiting van de fabriek',
      'Morgen is er een betoging in Brugge tegen de sluiting van de fabriek',
    ],
    [
      'another number',
      'number_differs',
      'Er liepen 300 betogers door de winkelstraat zonder incidenten',
      'Er liepen 900 betogers door de winkelstraat zonder incidenten',
    ],
    [
      'quoted with words of one own',
      'quotes_or_condemns',
      THREAT,
      `Ik lees hier "${THREAT}" en word er stil van`,
    ],
    ['condemned', 'quotes_or_condemns', THREAT, `Walgelijk: ${THREAT}`],
  ]
  for (const [name, reason, one, other] of held) {
    test(name, () => expect(judge(one, other)).toMatchObject({ kind: 'related', reason }))
    test(`${name}, the other way round`, () =>
      expect(judge(other, one)).toMatchObject({ kind: 'related', reason }))
  }
})

describe('held apart by the score', () => {
  test('two levels', () => {
    expect(judge(THREAT, THREAT, scored(4), scored(2))).toMatchObject({
      kind: 'related',
      reason: 'level_differs',
    })
    expect(judge(THREAT, THREAT, scored(4), scored(3))).toMatchObject({ kind: 'copy' })
  })
  test('one of them quotes or answers', () => {
    expect(judge(THREAT, THREAT, scored(1), scored(1, ['counterspeech']))).toMatchObject({
      reason: 'quotes_or_condemns',
    })
    expect(judge(THREAT, THREAT, scored(0, ['quotation']), scored(0, ['quotation', 'gaming']))).toMatchObject(
      { kind: 'copy' },
    )
  })
  test('a cut copy may say less, not more', () => {
    const cut = `${THREAT.slice(0, 40)}…`
    expect(judge(THREAT, cut, scored(4), scored(1))).toMatchObject({ kind: 'copy', basis: 'truncated' })
    expect(judge(THREAT, cut, scored(0), scored(3))).toMatchObject({
      kind: 'related',
      reason: 'level_differs',
    })
  })
  test('what the score pointed at is a target', () => {
    const text = 'Die van de blauwe gevel gaan we eens goed bezoeken met zijn allen'
    const evidence = [{ start: 11, end: 23, label: 'target_person' as const, strength: 1, from: 'x' }]
    const one = facts(text, { score: { ...scored(3).score, explanation: { evidence } } })
    const other = facts(text.replace('blauwe', 'groene'), scored(3))
    expect(judgePair(other, one, 'near', POLICY)).toMatchObject({ kind: 'related', reason: 'target_differs' })
  })
})

describe('no likeness worth a word', () => {
  const strangers: [string, string, string][] = [
    ['nothing in common', THREAT, 'De bib is zondag open met gratis soep'],
    [
      'a template with another filling',
      'Een man speelt gitaar in het park',
      'Een man speelt fluit in het park',
    ],
    ['very short texts', 'proficiat!', 'Proficiat'],
    ['no words at all', '👍', '👍👍'],
  ]
  for (const [name, one, other] of strangers)
    test(name, () => expect(judge(one, other)).toEqual({ kind: 'other' }))
})

test('a referral is never merged: its partner is owed an answer', () => {
  expect(judge(THREAT, THREAT, { referral: true }, {})).toMatchObject({
    kind: 'related',
    reason: 'other_referral',
  })
})

test('the same address with an edited text is a copy, with another text it is not', () => {
  const one = facts(THREAT)
  expect(judgePair(facts(THREAT.replace('ook mee', 'ook maar mee')), one, 'exact', POLICY)).toMatchObject({
    kind: 'copy',
    basis: 'same_source',
    exact: true,
  })
  expect(judgePair(facts('De bib is zondag open met gratis soep'), one, 'exact', POLICY)).toEqual({
    kind: 'other',
  })
})

test('a translation is told by names, numbers and place', () => {
  const place = { postcode: '3600', role: 'incident' as const }
  const dutch = facts('Mijn nonno werkte 30 jaar in de put van Winterslag', { place })
  const french = facts('Mon nonno a travaillé 30 ans dans la mine de Winterslag', { lang: 'fr', place })
  expect(judgePair(french, dutch, 'cue', POLICY)).toMatchObject({ kind: 'related', reason: 'translation' })
  expect(judgePair({ ...french, place: '2000' }, dutch, 'cue', POLICY)).toEqual({ kind: 'other' })
  expect(judgePair({ ...french, lang: 'nl' }, dutch, 'cue', POLICY)).toEqual({ kind: 'other' })
})

test('a place the caller knows is a place, capital or not', () => {
  const [one, other] = [
    'morgen weer file van hier tot lier zeggen ze',
    'morgen weer file van hier tot mol zeggen ze',
  ] as const
  const isPlace = (word: string) => word === 'lier' || word === 'mol'
  expect(judgePair(facts(other), facts(one), 'near', POLICY, { isPlace })).toMatchObject({
    kind: 'related',
    reason: 'place_differs',
  })
})

test('long texts are compared to their end', () => {
  const words = Array.from({ length: 400 }, (_, at) => `woord${(at * 7919) % 997}x`)
  const article = words.join(' ')
  const otherEnd = [...words.slice(0, 160), ...words.slice(160).map((word) => `${word}y`)].join(' ')
  expect(judge(article, `${article} #delen`)).toMatchObject({ kind: 'copy' })
  expect(judge(article, otherEnd)).toEqual({ kind: 'other' })
})
