import type { Bench } from '@seinpost/domain'
import type { Gazetteer } from '../gazetteer.ts'
import { loadGazetteer } from '../load.ts'
import { locate } from '../locate.ts'
import { longestMatch, longestMatchWithTraps } from './baselines.ts'
import { measureQuality, type Reader } from './measure.ts'
import { readSentences, type Sentence } from './sentences.ts'

const RUNS = 5
const round = (value: number) => Math.round(value * 1000) / 1000
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Quality on the project's own sentences beside two baselines, load time and speed on one core. */
export const placesBench: Bench = {
  name: 'places',
  about: 'precision, recall, roles and calibration of locate beside longest match; load time; texts a second',
  async run({ seconds = 5, log }) {
    const loads = Array.from({ length: RUNS }, () => timed(() => loadGazetteer()))
    const gazetteer = loadGazetteer()
    const sentences = readSentences()
    const readers: Record<string, Reader> = {
      longest_match: longestMatch(gazetteer),
      longest_match_traps: longestMatchWithTraps(gazetteer),
      locate: ({ text, lang }) => locate({ text, lang }, { gazetteer }),
    }
    const figures: Record<string, number> = { sentences: sentences.length }
    for (const [name, read] of Object.entries(readers)) {
      const { wrong, ...quality } = measureQuality(sentences, read)
      for (const [key, value] of Object.entries(quality)) figures[`${name}_${key}`] = round(value)
      log(
        `${name}: ${Object.entries(quality)
          .map(([key, value]) => `${key} ${value.toFixed(3)}`)
          .join(', ')}`,
      )
      if (name === 'locate') for (const line of wrong) log(`  not exact: ${line}`)
    }
    const speed = textsPerSecond(gazetteer, sentences, (seconds * 1000) / RUNS)
    log(
      `locate: ${Math.round(speed).toLocaleString('en')} texts/s on one core; load ${Math.round(median(loads))} ms`,
    )
    return { ...figures, texts_per_s: Math.round(speed), load_ms: Math.round(median(loads)) }
  },
}

/** Milliseconds of processor time. */
function timed(run: () => unknown): number {
  const begin = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1000
}

/** Over processor time of this process, so that a busy machine does not change the figure; the median of the runs. */
function textsPerSecond(gazetteer: Gazetteer, sentences: readonly Sentence[], ms: number): number {
  let found = 0
  const rates = Array.from({ length: RUNS }, () => {
    let [texts, spent] = [0, 0]
    while (spent < ms) {
      spent += timed(() => {
        for (let round = 0; round < 20; round++)
          for (const { text, lang } of sentences) {
            found += locate({ text, lang }, { gazetteer }).length
            texts++
          }
      })
    }
    return (texts * 1000) / spent
  })
  return found > 0 ? median(rates) : 0
}
