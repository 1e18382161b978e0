import type { Bench, BenchOptions } from '@seinpost/domain'
import { readCorpus } from './corpus.ts'
import { exactFinder, type Finder, seinpostFinder } from './finders.ts'
import { makeQualitySet, type QualitySet, type Question } from './quality-set.ts'

/** Originals edited, unless told otherwise; the peers, a hundred times slower, get the first of them. */
const DEFAULT_SIZE = 2_000
const PEER_ORIGINALS = 1_500
const PEER_SHARE = 10
const WORD_CHANGES = new Set(['one word changed', 'two words changed'])

interface Tally {
  readonly recall: ReadonlyMap<string, number>
  readonly right: number
  readonly wrong: number
  readonly violations: number
}

/** Recall by edit, precision and guard violations, beside the usual methods in the same run. */
export const qualityBench: Bench = {
  name: 'dedup',
  about: 'recall by kind of edit, precision and guard violations, beside MinHash, SimHash and exact matching',
  run: async ({ size = DEFAULT_SIZE, log }: BenchOptions) => {
    const corpus = readCorpus()
    const set = makeQualitySet(corpus, size)
    log(`${set.originals.length} originals, ${size} of them edited`)
    const ours = await tally(seinpostFinder(), set, log)
    const small = smaller(set, Math.max(50, Math.floor(size / PEER_SHARE)))
    const figures: Record<string, number> = figuresOf('', ours)
    for (const finder of [seinpostFinder(), ...(await peers(log))]) {
      Object.assign(figures, figuresOf(`${finder.name} (small set): `, await tally(finder, small, log)))
    }
    return figures
  },
}

async function peers(log: BenchOptions['log']): Promise<Finder[]> {
  try {
    const { minhashFinder } = await import('./minhash-finder.ts')
    const { simhashFinder } = await import('./simhash-finder.ts')
    return [minhashFinder(0.5), minhashFinder(0.7), simhashFinder(), exactFinder()]
  } catch (error) {
    log(`the peers are not installed (npm install): ${error instanceof Error ? error.message : 'unknown'}`)
    return [exactFinder()]
  }
}

async function tally(finder: Finder, set: QualitySet, log: BenchOptions['log']): Promise<Tally> {
  const recall = new Map<string, number>()
  let [right, wrong, violations] = [0, 0, 0]
  const homes = await homesOf(finder, set)
  for (const [name, questions] of set.copies) {
    await finder.learn(set.originals)
    const found = await finder.find(questions.map(({ second }) => second))
    const hits = questions.filter(({ first }, at) => isHome(found[at], first.id, homes)).length
    const misses = found.filter(
      (id, at) => id !== null && !isHome(id, questions[at]?.first.id ?? '', homes),
    ).length
    recall.set(name, hits / Math.max(1, questions.length))
    right += hits
    wrong += misses
    log(
      `${finder.name}: ${name}: ${questions.length} copies, recall ${(hits / questions.length).toFixed(4)}, wrong ${misses}`,
    )
  }
  for (const [name, questions] of [...set.opposites, ...set.strangers]) {
    const merged = await mergedPairs(finder, questions)
    wrong += merged
    if (set.opposites.has(name)) violations += merged
    log(`${finder.name}: ${name}: ${questions.length} pairs, merged ${merged}`)
  }
  return { recall, right, wrong, violations }
}

/** Originals that the method holds to be one already count as one. */
async function homesOf(finder: Finder, { originals }: QualitySet): Promise<ReadonlyMap<string, string>> {
  await finder.learn([])
  const homes = new Map<string, string>()
  if (finder.name !== 'seinpost') return homes
  const found = await finder.find(originals)
  for (const [at, { id }] of originals.entries()) {
    const of = found[at] ?? null
    homes.set(id, of === null ? id : (homes.get(of) ?? of))
  }
  return homes
}

function isHome(
  found: string | null | undefined,
  original: string,
  homes: ReadonlyMap<string, string>,
): boolean {
  if (found === null || found === undefined) return false
  // The variant may copy an earlier variant of the same original.
  const [base = ''] = found.split('/')
  return (homes.get(base) ?? base) === (homes.get(original) ?? original)
}

/** How many second texts are merged with their first, or with another text of their template about another target. */
async function mergedPairs(finder: Finder, questions: readonly Question[]): Promise<number> {
  const firsts = new Map(questions.map(({ first }) => [first.id, first]))
  await finder.learn([...firsts.values()])
  const found = await finder.find(questions.map(({ second }) => second))
  return questions.filter(({ first, second }, at) => {
    const sibling = firsts.get(found[at] ?? '')?.sibling
    const another =
      sibling?.template === second.sibling?.template && sibling?.target !== second.sibling?.target
    return found[at] === first.id || (sibling !== undefined && another)
  }).length
}

function smaller(set: QualitySet, count: number): QualitySet {
  const cut = (lists: ReadonlyMap<string, readonly Question[]>) =>
    new Map([...lists].map(([name, list]) => [name, list.slice(0, count)]))
  const copies = cut(set.copies)
  const asked = new Set([...copies.values()].flatMap((list) => list.map(({ first }) => first.id)))
  const rest = set.originals.filter(({ id }) => !asked.has(id)).slice(0, PEER_ORIGINALS)
  return {
    originals: [...set.originals.filter(({ id }) => asked.has(id)), ...rest],
    copies,
    opposites: cut(set.opposites),
    strangers: cut(set.strangers),
  }
}

function figuresOf(prefix: string, { recall, right, wrong, violations }: Tally): Record<string, number> {
  const others = [...recall].filter(([name]) => !WORD_CHANGES.has(name)).map(([, value]) => value)
  const round = (value: number) => Math.round(value * 10_000) / 10_000
  const all =
    prefix === ''
      ? Object.fromEntries([...recall].map(([name, value]) => [`recall ${name}`, round(value)]))
      : {}
  return {
    ...all,
    [`${prefix}lowest recall but for word changes`]: round(Math.min(...others)),
    [`${prefix}mean recall`]: round(
      [...recall.values()].reduce((sum, value) => sum + value, 0) / recall.size,
    ),
    ...(prefix === ''
      ? {}
      : {
          [`${prefix}recall one word`]: round(recall.get('one word changed') ?? 0),
          [`${prefix}recall two words`]: round(recall.get('two words changed') ?? 0),
        }),
    [`${prefix}precision`]: round(right / Math.max(1, right + wrong)),
    [`${prefix}guard violations`]: violations,
  }
}
