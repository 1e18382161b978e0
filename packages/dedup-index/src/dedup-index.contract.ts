import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sampleText } from '../test-support/sample-text.ts'
import { DAY_MS, type DedupIndex, MATCHES_PER_KIND } from './port.ts'

export const CONTRACT_POLICY = { windowDays: 14, maxTexts: 10_000 }

/** What every adapter promises. `open` gives an index that nobody else has used. */
export function dedupIndexContract(name: string, open: () => Promise<DedupIndex>): void {
  describe(`dedup index: ${name}`, () => {
    let index: DedupIndex
    beforeEach(async () => {
      index = await open()
    })
    afterEach(() => index.close())

    const found = async (text: Parameters<DedupIndex['addAndFind']>[0][number]) => {
      const [answer] = await index.addAndFind([text])
      return answer?.matches.map(({ id, via }) => `${via}:${id}`)
    }

    test('a text alone has no match and is settled by nobody', async () => {
      expect(await index.addAndFind([sampleText('a', { near: [1] })])).toEqual([
        { matches: [], settled: null },
      ])
    })

    test('a match carries what was given', async () => {
      await index.addAndFind([
        sampleText('a', { exactKeys: ['text:1'], facts: 'Fïets\t🚲\n"x"', at: 1_000_000_000_007 }),
      ])
      const [answer] = await index.addAndFind([sampleText('b', { exactKeys: ['text:1'] })])
      expect(answer?.matches).toEqual([
        { id: 'a', facts: 'Fïets\t🚲\n"x"', at: 1_000_000_000_007, via: 'exact', settled: null },
      ])
    })

    test('any of the exact keys is enough, and exact goes before near', async () => {
      await index.addAndFind([sampleText('a', { exactKeys: ['url:1', 'text:1'], near: [7] })])
      expect(await found(sampleText('b', { exactKeys: ['url:2', 'text:1'], near: [7] }))).toEqual(['exact:a'])
      expect(await found(sampleText('c', { exactKeys: ['url:3', 'text:3'], near: [7] }))).toEqual([
        'near:b',
        'near:a',
      ])
    })

    test('near and cue keys are told apart', async () => {
      await index.addAndFind([sampleText('a', { near: [1, 2], cue: [9] })])
      expect(await found(sampleText('b', { near: [9], cue: [1] }))).toEqual([])
      expect(await found(sampleText('c', { near: [2], cue: [] }))).toEqual(['near:a'])
      expect(await found(sampleText('d', { near: [], cue: [9], language: 2 }))).toEqual(['cue:a'])
    })

    test('keys use all 32 bits', async () => {
      await index.addAndFind([
        sampleText('a', { near: [0xfedcba98] }),
        sampleText('b', { near: [0xffffffff] }),
      ])
      expect(await found(sampleText('c', { near: [0xfedcba98] }))).toEqual(['near:a'])
      expect(await found(sampleText('d', { near: [0xffffffff] }))).toEqual(['near:b'])
    })

    test('the texts that share most keys come first, then the newest', async () => {
      await index.addAndFind([
        sampleText('one', { near: [1] }),
        sampleText('two', { near: [1, 2] }),
        sampleText('three', { near: [1, 2, 3] }),
        sampleText('newer', { near: [1] }),
      ])
      expect(await found(sampleText('q', { near: [1, 2, 3] }))).toEqual([
        'near:three',
        'near:two',
        'near:newer',
        'near:one',
      ])
    })

    test('a near match has three fifths of the words in common', async () => {
      await index.addAndFind([sampleText('a', { near: [1], sketch: Uint32Array.of(0xf, 0, 0x80000000, 1) })])
      expect(
        await found(sampleText('b', { near: [1], sketch: Uint32Array.of(0x7, 0, 0x80000000, 0xff0) })),
      ).toEqual(['near:a'])
      expect(await found(sampleText('c', { near: [1], sketch: Uint32Array.of(0xf0, 0, 0, 0xf000) }))).toEqual(
        [],
      )
    })

    test('a text with eight keys matches only where it shares two', async () => {
      await index.addAndFind([sampleText('one', { near: [1] }), sampleText('two', { near: [1, 2] })])
      expect(await found(sampleText('q', { near: [1, 2, 3, 4, 5, 6, 7, 8] }))).toEqual(['near:two'])
    })

    test('cues match from one language to another, never to one that cannot be told', async () => {
      const languages = [1, 2, 0]
      await index.addAndFind(languages.map((language) => sampleText(`l${language}`, { cue: [7], language })))
      expect(await found(sampleText('one', { cue: [7], language: 1 }))).toEqual(['cue:l2'])
      expect(await found(sampleText('none', { cue: [7], language: 0 }))).toEqual([])
    })

    test('a text with two cues matches only where it shares two', async () => {
      await index.addAndFind([sampleText('one', { cue: [1] }), sampleText('two', { cue: [1, 2] })])
      expect(await found(sampleText('q', { cue: [1, 2, 3], language: 2 }))).toEqual(['cue:two'])
    })

    test('no more than eight of a kind are answered, the newest', async () => {
      const many = Array.from({ length: 12 }, (_, at) =>
        sampleText(`m${at}`, { near: [5], exactKeys: ['text:5'] }),
      )
      await index.addAndFind(many)
      expect(await found(sampleText('near', { near: [5] }))).toHaveLength(MATCHES_PER_KIND)
      const exact = await found(sampleText('exact', { exactKeys: ['text:5'] }))
      expect(exact?.[0]).toBe('exact:m11')
      expect(exact).toHaveLength(MATCHES_PER_KIND)
    })

    test('texts of one call see those before them', async () => {
      const answers = await index.addAndFind([
        sampleText('a', { exactKeys: ['text:1'] }),
        sampleText('b', { exactKeys: ['text:1'] }),
      ])
      expect(answers.map(({ matches }) => matches.map(({ id }) => id))).toEqual([[], ['a']])
    })

    test('a text more than two windows away does not match', async () => {
      const at = 1_000_000_000_000
      await index.addAndFind([sampleText('a', { exactKeys: ['text:1'], near: [1], at })])
      expect(
        await found(sampleText('far', { exactKeys: ['text:1'], near: [1], at: at + 29 * DAY_MS })),
      ).toEqual([])
      expect(await found(sampleText('near', { exactKeys: ['text:1'], at: at - 27 * DAY_MS }))).toEqual([
        'exact:a',
      ])
    })

    test('adding again changes nothing and answers what was answered', async () => {
      await index.addAndFind([
        sampleText('a', { near: [1] }),
        sampleText('b', { near: [1] }),
        sampleText('c', { near: [1] }),
      ])
      expect(await found(sampleText('b', { near: [1] }))).toEqual(['near:a'])
      expect(await found({ id: 'b' })).toEqual(['near:a'])
      expect(await index.size()).toBe(3)
    })

    test('an unknown id alone is answered nothing and not added', async () => {
      expect(await index.addAndFind([{ id: 'x' }])).toEqual([{ matches: [], settled: null }])
      expect(await index.size()).toBe(0)
    })

    test('the first to settle wins, and matches tell it', async () => {
      await index.addAndFind([sampleText('a', { near: [1] }), sampleText('b', { near: [1] })])
      expect(
        await index.settle([
          { id: 'a', decision: 'first' },
          { id: 'a', decision: 'second' },
        ]),
      ).toEqual(['first', 'first'])
      expect(await index.settle([{ id: 'b', decision: '' }])).toEqual([''])
      expect(await index.settle([{ id: 'b', decision: 'late' }])).toEqual([''])
      expect((await index.addAndFind([{ id: 'a' }]))[0]?.settled).toBe('first')
      const [answer] = await index.addAndFind([sampleText('c', { near: [1] })])
      expect(answer?.matches.map(({ id, settled }) => [id, settled])).toEqual([
        ['b', ''],
        ['a', 'first'],
      ])
    })

    test('settling an unknown id answers what was given', async () => {
      expect(await index.settle([{ id: 'x', decision: 'd' }])).toEqual(['d'])
      expect((await index.addAndFind([{ id: 'x' }]))[0]?.settled).toBeNull()
    })

    test('a removed text is not found, by id, by key or in an answer given before', async () => {
      await index.addAndFind([
        sampleText('a', { near: [1], exactKeys: ['text:1'] }),
        sampleText('b', { near: [1], exactKeys: ['text:1'] }),
        sampleText('c', { near: [1], exactKeys: ['text:1'] }),
      ])
      await index.remove(['b', 'unknown'])
      expect(await found({ id: 'c' })).toEqual(['exact:a'])
      expect(await found(sampleText('d', { near: [1] }))).toEqual(['near:c', 'near:a'])
      expect(await found(sampleText('e', { exactKeys: ['text:1'] }))).toEqual(['exact:c', 'exact:a'])
      await index.remove(['e', 'c'])
      expect(await found(sampleText('f', { exactKeys: ['text:1'] }))).toEqual(['exact:a'])
      expect(await index.size()).toBe(3)
    })

    test('a removed text can come again, as a new one', async () => {
      await index.addAndFind([sampleText('a', { near: [1] })])
      await index.settle([{ id: 'a', decision: 'old' }])
      await index.remove(['a'])
      expect(await index.addAndFind([sampleText('a', { near: [1] })])).toEqual([
        { matches: [], settled: null },
      ])
    })

    test('of two copies brought at once exactly one sees the other', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          found(sampleText(`w${at}`, { near: [at % 2 === 0 ? 1 : 1], exactKeys: ['text:1'] })),
        ),
      )
      expect(answers.map((matches) => matches?.length ?? 0).filter((count) => count === 0)).toHaveLength(1)
    })

    test('nothing to do is nothing done', async () => {
      expect(await index.addAndFind([])).toEqual([])
      expect(await index.settle([])).toEqual([])
      await index.remove([])
      expect(await index.size()).toBe(0)
    })
  })
}
