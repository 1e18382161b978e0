import { assess } from '../assess.ts'
import { readingWithout } from '../explain/without.ts'
import type { ScoringModel } from '../model.ts'
import { readText, tokenShares } from '../reading.ts'
import { fineScore } from '../severity-kernel.ts'
import type { DataFolder, Row } from './data-sets.ts'
import { averagePrecision } from './metrics.ts'

/** How well the explanation's words are the words people point at, and how much they carry. */
export interface RationaleFigures {
  readonly posts: number
  /** Mean over posts of the average precision of the tokens (ERASER, DeYoung 2020). */
  readonly auprc: number
  /** Fall of the score when the words of the explanation go. */
  readonly comprehensiveness: number
  /** Fall of the score when only they stay. */
  readonly sufficiency: number
}

interface Marked {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  readonly marked: readonly boolean[]
}

/** The post as its tokens joined, and which tokens most of its markers marked. */
function markedPost(row: Row): Marked | null {
  const { tokens, rationales } = row
  if (!Array.isArray(tokens) || !Array.isArray(rationales) || rationales.length === 0) return null
  let text = ''
  const spans = tokens.map((token) => {
    const start = text.length
    text += `${String(token)} `
    return { start, end: text.length - 1 }
  })
  const marked = tokens.map((_, at) => {
    const votes = rationales.filter((mask) => Array.isArray(mask) && mask[at] === 1).length
    return votes * 2 >= rationales.length
  })
  return marked.some(Boolean) ? { text: text.trimEnd(), spans, marked } : null
}

/** How loud each head is in the explanation of hate: what attacks a group first. */
const HEAD_SHARES = [
  ['hateful', 0.3],
  ['negative', 0.4],
  ['violent', 0.2],
  ['level1', 0.3],
  ['level2', 0.3],
] as const

/** People mark phrases: a word takes this share of the weight of either neighbour. */
const NEIGHBOUR_SHARE = 0.35

/** What the explanation gives each of the post's tokens: its hits, its namings, and the heads' shares. */
function tokenWeights({ text, spans }: Marked, model: ScoringModel): number[] {
  const reading = readText(text, 'en', model)
  const byHead = HEAD_SHARES.map(([name, share]) =>
    tokenShares(reading, name).map((value) => share * Math.max(0, value)),
  )
  const alone = spans.map(({ start, end }) => {
    const overlaps = (span: { start: number; end: number }): boolean => span.start < end && span.end > start
    const hit = Math.max(0, ...reading.found.hits.filter(overlaps).map(({ strength }) => strength))
    const named = reading.found.groups.find(overlaps)
    const group = named === undefined ? 0 : named.form === 'slur' ? 2 : 1
    let head = 0
    for (const [at, span] of reading.spans.entries()) {
      if (overlaps(span)) head += byHead.reduce((sum, values) => sum + (values[at] ?? 0), 0)
    }
    return hit + group + head
  })
  return alone.map((weight, at) => weight + NEIGHBOUR_SHARE * ((alone[at - 1] ?? 0) + (alone[at + 1] ?? 0)))
}

const TOP_SHARE = 0.3

function faithfulness(
  { text, spans }: Marked,
  weights: readonly number[],
  model: ScoringModel,
): { out: number; only: number } {
  const reading = readText(text, 'en', model)
  const input = { text, lang: 'en' }
  const scoreOf = (changed: typeof reading): number =>
    fineScore(model.kernel.weights, assess(changed, input, 0, model).scores.effective)
  const order = [...weights.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0))
  const top = new Set(order.slice(0, Math.max(1, Math.round(TOP_SHARE * spans.length))))
  const without = (remove: (at: number) => boolean) =>
    spans.reduce((changed, span, at) => (remove(at) ? readingWithout(changed, span) : changed), reading)
  const whole = scoreOf(reading)
  return {
    out: whole - scoreOf(without((at) => top.has(at))),
    only: whole - scoreOf(without((at) => !top.has(at))),
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Plausibility and faithfulness on the posts of HateXplain that have a rationale. */
export function rationaleFigures(data: DataFolder, model: ScoringModel): RationaleFigures {
  const posts = data.rows('hatexplain', 'en.jsonl').flatMap((row) => markedPost(row) ?? [])
  const rated = posts.map((post) => {
    const weights = tokenWeights(post, model)
    return { precision: averagePrecision([...post.marked], weights), ...faithfulness(post, weights, model) }
  })
  return {
    posts: posts.length,
    auprc: mean(rated.map(({ precision }) => precision)),
    comprehensiveness: mean(rated.map(({ out }) => out)),
    sufficiency: mean(rated.map(({ only }) => only)),
  }
}
