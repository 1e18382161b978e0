import type { Place } from '@seinpost/schemas'
import type { Sentence } from './sentences.ts'

/** What a reader of places finds in a sentence. */
export type Reader = (sentence: Sentence) => readonly Place[]

export interface Quality {
  readonly precision: number
  readonly recall: number
  /** Share of sentences whose set of municipalities is exactly right. */
  readonly exact: number
  readonly role: number
  /** Share of the sentences without a place on which nothing is routed. */
  readonly placeless: number
  /** Expected calibration error of the confidence, in ten bins of equal width. */
  readonly ece: number
  readonly wrong: readonly string[]
}

const ROUTE_FROM = 0.5
const BINS = 10
const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

/** Quality of a reader on labelled sentences; places below 0.5 are candidates and count for the calibration only. */
export function measureQuality(sentences: readonly Sentence[], read: Reader): Quality {
  let [right, found, wanted, exact, roles, placeless, silent] = [0, 0, 0, 0, 0, 0, 0]
  const wrong: string[] = []
  const bins = Array.from({ length: BINS }, () => ({ count: 0, sure: 0, right: 0 }))
  for (const sentence of sentences) {
    const places = read(sentence)
    const want = new Map(sentence.want.map(({ code, roles: accepted }) => [code, accepted]))
    const routed = places.filter(({ confidence }) => confidence >= ROUTE_FROM)
    const hits = routed.filter((place) => want.has(codeOf(place)))
    right += hits.length
    found += routed.length
    wanted += want.size
    for (const place of hits) if (want.get(codeOf(place))?.includes(place.role)) roles++
    const isExact = hits.length === routed.length && hits.length === want.size
    if (isExact) exact++
    if (want.size === 0) placeless++
    if (want.size === 0 && routed.length === 0) silent++
    if (!isExact) wrong.push(describe(sentence, places))
    for (const place of places) {
      const bin = bins[Math.min(BINS - 1, Math.floor(place.confidence * BINS))]
      if (bin === undefined) continue
      bin.count++
      bin.sure += place.confidence
      if (want.has(codeOf(place))) bin.right++
    }
  }
  const total = bins.reduce((sum, { count }) => sum + count, 0)
  const ece = bins.reduce((sum, { sure, right: good }) => sum + Math.abs(sure - good), 0) / Math.max(1, total)
  return {
    precision: ratio(right, found),
    recall: ratio(right, wanted),
    exact: ratio(exact, sentences.length),
    role: ratio(roles, right),
    placeless: ratio(silent, placeless),
    ece,
    wrong,
  }
}

export const codeOf = ({ nis, code }: Place) => nis ?? code ?? ''

const describe = ({ id, text, want }: Sentence, places: readonly Place[]) =>
  `${id} "${text}" want ${want.map(({ code }) => code).join(' ') || 'none'} got ${
    places.map((place) => `${codeOf(place)} ${place.name} ${place.confidence}`).join(', ') || 'none'
  }`
