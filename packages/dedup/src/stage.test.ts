import { randomUUID } from 'node:crypto'
import { type DedupIndex, openDedupIndex, openMemoryIndex } from '@seinpost/dedup-index'
import { type ClusterDecision, Clustered, type Scored } from '@seinpost/schemas'
import { describe, expect, test } from 'vitest'
import { describeOn, startRedis } from '../../../scripts/servers/index.ts'
import { demoWeek } from '../test-support/demo-week.ts'
import { scored } from '../test-support/scored.ts'
import { rememberClustered } from './remember-clustered.ts'
import { dedupStage } from './stage.ts'

const POLICY = { mergeFrom: 0.6, windowDays: 14 }
const INDEX_POLICY = { windowDays: 14, maxTexts: 50_000 }
const THREAT = 'Vrijdag om 20u wachten we hem op aan het station, breng de rest ook mee'

const openIndex = () => openMemoryIndex({ policy: INDEX_POLICY })
async function decisions(inputs: readonly Scored[], index: DedupIndex): Promise<ClusterDecision[]> {
  const outcomes = await dedupStage(inputs, { index, policy: POLICY })
  return outcomes.flatMap((outcome) => (outcome.kind === 'emit' ? [outcome.value.cluster] : []))
}

test('a batch knows its own copies, and what comes out is a clustered event', async () => {
  const outcomes = await dedupStage([scored('a', THREAT), scored('b', `RT @x: ${THREAT}`)], {
    index: await openIndex(),
    policy: POLICY,
  })
  const values = outcomes.map((outcome) =>
    outcome.kind === 'emit' ? Clustered.parse(outcome.value).cluster : null,
  )
  expect(values).toMatchObject([
    { cluster: 'a', of: null, kind: null },
    { cluster: 'a', of: 'a', kind: 'exact', similarity: 1, basis: 'same_text' },
  ])
})

test('a signal seen again gets the decision it got, whatever came since', async () => {
  const index = await openIndex()
  const inputs = [
    scored('a', THREAT),
    scored('b', THREAT.replace('breng', 'neem')),
    scored('c', 'iets heel anders dan dat'),
  ]
  const first = await decisions(inputs, index)
  await decisions([scored('d', THREAT), scored('e', THREAT.replace('rest', 'bende'))], index)
  expect(await decisions(inputs, index)).toEqual(first)
  expect(await decisions([...inputs].reverse(), index)).toEqual([...first].reverse())
})

test('the same signal twice in one batch is one', async () => {
  const [one, other] = await decisions([scored('a', THREAT), scored('a', THREAT)], await openIndex())
  expect(one).toEqual(other)
  expect(one).toMatchObject({ cluster: 'a', of: null })
})

test('no inputs, no outcomes', async () => {
  expect(await dedupStage([], { index: await openIndex(), policy: POLICY })).toEqual([])
})

test('what a person split or joined since stands above what was settled', async () => {
  const index = await openIndex()
  const inputs = [
    scored('a', THREAT),
    scored('b', THREAT),
    scored('c', 'iets heel anders dan dat, over de bib'),
  ]
  await decisions(inputs, index)
  const corrections = { clusterOf: new Map([['b', 'b']]), joined: new Map([['c', 'a']]) }
  const outcomes = await dedupStage(inputs, { index, policy: POLICY, corrections })
  expect(outcomes.map((outcome) => (outcome.kind === 'emit' ? outcome.value.cluster : null))).toMatchObject([
    { cluster: 'a', of: null },
    { cluster: 'b', of: null, held: 'split_by_person', related: [{ cluster: 'a' }] },
    { cluster: 'a' },
  ])
})

test('a worker that died between adding and settling does not stop the next', async () => {
  const index = await openIndex()
  const dying: DedupIndex = { ...bound(index), settle: () => Promise.reject(new Error('killed')) }
  await expect(decisions([scored('a', THREAT), scored('b', THREAT)], dying)).rejects.toThrow('killed')
  expect(await decisions([scored('c', THREAT)], index)).toMatchObject([{ cluster: 'a', of: 'a' }])
  expect(await decisions([scored('b', THREAT), scored('a', THREAT)], index)).toMatchObject([
    { cluster: 'a', of: 'a' },
    { cluster: 'a', of: null },
  ])
})

test('an index filled from the store decides as the one that was lost', async () => {
  const week = demoWeek()
  const index = await openIndex()
  const outcomes = await dedupStage(
    week.slice(0, 400).map(({ input }) => input),
    { index, policy: POLICY },
  )
  const clustered = outcomes.flatMap((outcome) => (outcome.kind === 'emit' ? [outcome.value] : []))
  const again = await openIndex()
  await rememberClustered(again, clustered)
  const rest = week.slice(400).map(({ input }) => input)
  expect(await decisions(rest, again)).toEqual(await decisions(rest, index))
})

describe('the demo week', async () => {
  const week = demoWeek()
  const decided = await decisions(
    week.map(({ input }) => input),
    await openIndex(),
  )
  const byId = new Map(week.map((entry, at) => [entry.key, { ...entry, decision: decided[at]! }]))
  const originalOf = (key: string): string => {
    const { copyOf, relation } = byId.get(key)!.expected
    return copyOf !== undefined && COPIES.has(relation ?? '') ? originalOf(copyOf) : key
  }
  const entries = [...byId.values()]
  const copies = entries.filter(({ expected }) => COPIES.has(expected.relation ?? ''))
  const linkedTo = (entry: (typeof entries)[number]) => {
    const target = entry.expected.copyOf ?? entry.expected.quotes ?? ''
    return entry.decision.related.some(({ cluster }) => cluster === byId.get(target)!.decision.cluster)
  }
  const of = (relation: string) => entries.filter(({ expected }) => expected.relation === relation)

  test('every copy is in the cluster of its original', () => {
    expect(copies.length).toBe(65)
    const missed = copies.filter(
      ({ key, decision }) => decision.cluster !== byId.get(originalOf(key))!.decision.cluster,
    )
    expect(missed.map(({ key }) => key)).toEqual([])
  })
  test('nothing else is merged', () => {
    const merged = entries.filter((entry) => entry.decision.of !== null && !copies.includes(entry))
    expect(merged.map(({ key }) => key)).toEqual([])
  })
  test('counter-speech is linked to what it quotes', () => {
    expect(of('counterspeech_quote')).toHaveLength(10)
    expect(of('counterspeech_quote').filter((entry) => !linkedTo(entry))).toEqual([])
  })
  test('second referrals are linked to the first', () => {
    expect(of('second_referral')).toHaveLength(4)
    expect(of('second_referral').filter((entry) => !linkedTo(entry))).toEqual([])
  })
  test('most translations are linked, and hardly anything else', () => {
    const linked = of('translation').filter(linkedTo).length
    const others = entries.filter(
      ({ expected, decision }) => expected.relation === undefined && decision.related.length > 0,
    )
    expect(linked).toBeGreaterThanOrEqual(TRANSLATIONS_LINKED)
    expect(others.length).toBeLessThanOrEqual(2)
  })
})

/** Relations of the key that say the same in the same language. */
const COPIES = new Set(['same_text', 'repost', 'edited', 'truncated'])
/** Of eleven; a floor to raise. */
const TRANSLATIONS_LINKED = 8

await describeOn('several workers on Redis', startRedis, ({ url }) => {
  const open = (keyPrefix: string) =>
    openDedupIndex(
      { kind: 'redis', url: { env: 'X' }, keyPrefix },
      { policy: INDEX_POLICY, secret: async () => url },
    )

  test('the demo week comes out as with the index in memory', async () => {
    const inputs = demoWeek().map(({ input }) => input)
    const index = await open(`test:${randomUUID()}:`)
    expect(await decisions(inputs, index)).toEqual(await decisions(inputs, await openIndex()))
    await index.close()
  })

  test('copies brought at once by four workers end in one cluster, a signal twice in one decision', async () => {
    const prefix = `test:${randomUUID()}:`
    const workers = await Promise.all([1, 2, 3, 4].map(() => open(prefix)))
    const texts = Array.from(
      { length: 30 },
      (_, at) => `${THREAT} bij poort ${'abcdefghijklmnopqrstuvwxyzABCD'[at]}${at}x`,
    )
    const results = await Promise.all(
      workers.map((index, worker) =>
        decisions(
          texts.flatMap((text, at) => [scored(`w${worker}-${at}`, text), scored(`shared-${at}`, text)]),
          index,
        ),
      ),
    )
    for (const at of texts.keys()) {
      const all = results.flatMap((list) => [list[2 * at]!, list[2 * at + 1]!])
      expect(new Set(all.map(({ cluster }) => cluster)).size).toBe(1)
      expect(all.filter(({ of }) => of === null).length).toBeLessThanOrEqual(workers.length)
      expect(new Set(results.map((list) => JSON.stringify(list[2 * at + 1]))).size).toBe(1)
    }
    await Promise.all(workers.map((index) => index.close()))
  })
})

/** The index with its methods as own properties, so that one can be replaced. */
const bound = (index: DedupIndex): DedupIndex => ({
  addAndFind: (texts) => index.addAndFind(texts),
  settle: (list) => index.settle(list),
  remove: (ids) => index.remove(ids),
  size: () => index.size(),
  close: () => index.close(),
})
