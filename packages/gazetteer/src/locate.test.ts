import type { Place } from '@seinpost/schemas'
import { describe, expect, test } from 'vitest'
import { loadGazetteer } from './load.ts'
import { type LocateInput, locate, locateAll } from './locate.ts'

const gazetteer = loadGazetteer()
const ROUTE_FROM = 0.5
const codeOf = ({ nis, code }: Place) => nis ?? code ?? ''
/** `code role` of the places that route, surest first. */
const routed = (input: LocateInput) =>
  locate(input, { gazetteer })
    .filter(({ confidence }) => confidence >= ROUTE_FROM)
    .map((place) => `${codeOf(place)} ${place.role}`)

const rows: readonly (readonly [name: string, input: LocateInput, want: readonly string[]])[] = [
  ['a town', { text: 'Brand gesticht in Mechelen' }, ['12025 incident']],
  [
    'home and school',
    { text: 'Hij woont in Aalst en loopt school in Ninove' },
    ['41002 residence', '41048 school'],
  ],
  ['a word that is a town', { text: 'wij gaan hem halen' }, []],
  ['the town that is a word', { text: 'Gemeente Halen doet aangifte' }, ['71020 mention']],
  ['shots are no town', { text: 'Er vielen schoten op straat' }, []],
  ['a surname', { text: 'Mevrouw Van Mechelen belde' }, []],
  ['a street', { text: 'Ongeval op de Gentse Steenweg' }, []],
  ['a street in a town', { text: 'Op de Gentse Steenweg in Aalst werd gevochten' }, ['41002 incident']],
  ['a club', { text: 'KV Mechelen verliest weer' }, []],
  ['a newspaper', { text: 'De Gazet van Antwerpen schrijft erover' }, []],
  ['a year', { text: 'In 2018 was alles beter' }, []],
  ['a count', { text: 'We waren met 3000 man' }, []],
  ['a postcode before its town', { text: '2800 Mechelen' }, ['12025 mention']],
  ['a postcode that is called one', { text: 'postcode 3600, meer zeg ik niet' }, ['71016 mention']],
  ['a province', { text: 'De provincie Antwerpen betaalt' }, []],
  ['a district of two towns', { text: 'Het parket Halle-Vilvoorde onderzoekt' }, []],
  ['Limburg is a province', { text: 'Heel Limburg weet het' }, []],
  ['a merged town keeps its old name', { text: 'Flyers uitgedeeld in Tongeren' }, ['73111 mention']],
  ['a section', { text: 'Affiches in Borgerhout' }, ['11002 mention']],
  ['the near one of two', { text: 'In Machelen bij Zulte' }, ['44081 mention']],
  ['a town abroad', { text: 'Ze trainen in Maastricht' }, ['GM0935 mention']],
  [
    'Lille in Dutch is in the Kempen',
    { text: 'In Lille zoekt men vrijwilligers', lang: 'nl' },
    ['13019 mention'],
  ],
  [
    'Lille in French is Rijsel',
    { text: 'À Lille on ferme encore une piscine', lang: 'fr' },
    ['FR:59350 mention'],
  ],
  ['another country', { text: 'Bergen in Noorwegen is mooi' }, ['NO:Bergen mention']],
  ['zero-width characters in a postcode', { text: '2\u200B8\u200B0\u200B0 Mechelen' }, ['12025 mention']],
  ['Cyrillic letters in a name', { text: 'affiches in Gеnt' }, ['44021 mention']],
  ['full-width letters', { text: 'affiches in Ｇｅｎｔ' }, ['44021 mention']],
  ['a misspelling beside a cue', { text: 'affiches in Lokerren' }, ['46029 mention']],
  ['a misspelling alone is a word', { text: 'Lokerren is wat hij zei' }, []],
  ['a hashtag', { text: '#SintNiklaas' }, ['46021 mention']],
  ['a tag in parts', { text: '#WijZijnMechelen' }, ['12025 mention']],
  ['a handle is no place', { text: '@politieantwerpen @gent dank u' }, []],
  ['an address is no place', { text: 'zie https://example.org/gent/brugge' }, []],
  ['not here but there', { text: 'Niet in Gent maar in Eeklo' }, ['43005 mention']],
  [
    'the field',
    { text: 'geen idee', place: { municipality: 'St-Niklaas', role: 'mention' } },
    ['46021 mention'],
  ],
  [
    'the field in French',
    { text: 'geen idee', place: { municipality: 'Fourons', role: 'school' } },
    ['73109 school'],
  ],
  [
    'the field by postcode',
    { text: 'geen idee', place: { postcode: '9400', role: 'residence' } },
    ['41048 residence'],
  ],
  [
    'the field with a section',
    { text: 'geen idee', place: { municipality: 'Antwerpen (Deurne)', role: 'mention' } },
    ['11002 mention'],
  ],
  [
    'the field by an old NIS code',
    { text: 'geen idee', place: { municipality: '46003', role: 'mention' } },
    ['46030 mention'],
  ],
  [
    'a Dutch postcode',
    { text: 'geen idee', place: { postcode: '4611', role: 'mention' } },
    ['GM0748 mention'],
  ],
  [
    'a postcode of two countries, in the language of the other',
    { text: 'dat is niet wat ik zei en het is hier niet zo', place: { postcode: '4701', role: 'mention' } },
    ['GM1674 mention'],
  ],
  [
    'a postcode of two countries, in the language of the Belgian one',
    { text: 'das ist nicht, was ich gesagt habe', place: { postcode: '4701', role: 'mention' } },
    ['63023 mention'],
  ],
  [
    'a postcode that no Belgian town has',
    { text: 'geen idee', place: { postcode: '59800', municipality: 'Lille', role: 'mention' } },
    ['FR:59350 mention'],
  ],
  [
    'the region for the municipality of the postcode',
    { text: 'geen idee', place: { postcode: '1080', municipality: 'Brussel', role: 'mention' } },
    ['21012 mention'],
  ],
  [
    'a field with its country',
    { text: 'geen idee', place: { municipality: 'Putte (NL)', role: 'mention' } },
    ['GM0873 mention'],
  ],
  [
    'a misspelt field',
    { text: 'geen idee', place: { municipality: 'Dendermode', role: 'mention' } },
    ['42006 mention'],
  ],
  [
    'the field and its postcode',
    { text: 'geen idee', place: { postcode: '59000', municipality: 'Lille', role: 'mention' } },
    ['FR:59350 mention'],
  ],
  [
    'the same name, the other postcode',
    { text: 'geen idee', place: { postcode: '2275', municipality: 'Lille', role: 'mention' } },
    ['13019 mention'],
  ],
  [
    'an ambiguous field in a French text',
    {
      text: 'on ferme encore une piscine ici et puis on',
      lang: 'fr',
      place: { municipality: 'Lille', role: 'mention' },
    },
    ['FR:59350 mention'],
  ],
  [
    'facts from outside the net',
    {
      text: 'Jongen maakt zich zorgen',
      place: { municipality: 'Genk', role: 'school' },
      referral: { offlineContext: 'Woont in Hasselt.' },
    },
    ['71016 school', '71072 residence'],
  ],
  [
    'the page, when the text says nothing',
    { text: 'wat een weer', venue: 'Je bent van Lier als' },
    ['12021 mention'],
  ],
  [
    'the page, not when the text says more',
    { text: 'Brand in Diest', venue: 'Je bent van Lier als' },
    ['24020 incident'],
  ],
]

describe('locate', () => {
  for (const [name, input, want] of rows) test(name, () => expect(routed(input)).toEqual(want))

  test('evidence has its span in the original text; evidence of a field has none', () => {
    const text = 'Ｇent en 2\u200B800 Mechelen'
    for (const { evidence } of locate({ text, place: { postcode: '9000', role: 'mention' } }, { gazetteer }))
      for (const { start, end, text: quoted, kind } of evidence) {
        if (kind === 'field') expect([start, end]).toEqual([0, 0])
        else expect(text.slice(start, end)).toBe(quoted)
      }
  })

  test('the stated place stands first and says so', () => {
    const [first] = locate(
      { text: 'Betoging in Gent', place: { municipality: 'Deinze', role: 'mention' } },
      { gazetteer },
    )
    expect([first?.name, first?.stated]).toEqual(['Deinze', true])
  })

  test('regions are told apart from nothing', () => {
    expect(locateAll({ text: 'Heel Vlaams-Brabant weet het' }, { gazetteer }).regions).toEqual([
      'provincie Vlaams-Brabant',
    ])
    expect(locateAll({ text: 'niemand weet het' }, { gazetteer }).regions).toEqual([])
  })
})

const LONG = 20_000
const floods: readonly (readonly [name: string, text: string])[] = [
  ['one town over and over', 'Gent '.repeat(LONG / 5)],
  ['an ambiguous town over and over', 'in Halle, '.repeat(LONG / 10)],
  ['numbers over and over', '2800 '.repeat(LONG / 5)],
  ['hashtags over and over', '#WijZijnAllemaalGent '.repeat(LONG / 21)],
  ['misspelt towns over and over', 'in Lokerren '.repeat(LONG / 12)],
  ['one word without end', 'a'.repeat(LONG)],
  ['separators without end', '- '.repeat(LONG / 2)],
]
describe('a text made to be slow', () => {
  for (const [name, text] of floods)
    test(`${name} is read within a second of processor time`, () => {
      const begin = process.cpuUsage()
      locate({ text, place: { municipality: 'Lille', role: 'mention' } }, { gazetteer })
      const { user, system } = process.cpuUsage(begin)
      expect(user + system).toBeLessThan(1_000_000)
    })
})
