import type { Bench } from '@seinpost/domain'
import { identifyLanguage } from './identify-language.ts'
import { normalise } from './normalise.ts'
import { tokenise } from './tokenise.ts'

/** Sentences of chat, about 140 characters once joined in pairs. */
const SENTENCES = [
  'Amai de markt was weer bomvol vanmorgen, geen parking meer te vinden in heel de stad!',
  'wtf is da met die p@rking-@pp, kost mij w33r 4 euro',
  'Le conseil communal est reporté à lundi 20h, salle des fêtes, venez nombreux 🎉',
  'Der Umzug beginnt um 18 Uhr am Marktplatz, bitte Hunde zu Hause lassen',
  'See you at the library this Saturday, 2pm, bring a friend and a book 📚',
]
const RUNS = 5

const texts = (size: number): string[] =>
  Array.from({ length: size }, (_, at) => `${SENTENCES[at % 5]} ${SENTENCES[(at * 3 + 1) % 5]} ${at}`)

/** Median calls per second of processor time, so that a busy machine does not count. */
function perSecond(inputs: readonly string[], seconds: number, call: (text: string) => unknown): number {
  const rates: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const from = process.cpuUsage().user
    let calls = 0
    while (process.cpuUsage().user - from < (seconds * 1e6) / RUNS) {
      for (const text of inputs) call(text)
      calls += inputs.length
    }
    rates.push((calls / (process.cpuUsage().user - from)) * 1e6)
  }
  return Math.round(rates.sort((a, b) => a - b)[RUNS >> 1] ?? 0)
}

export const benches: readonly Bench[] = [
  {
    name: 'text',
    about: 'Normalising, tokenising and language identification, texts per second of one core',
    run: async ({ seconds = 2, size = 500, log }) => {
      const inputs = texts(size)
      const measured = {
        normalisePerSecond: perSecond(inputs, seconds, normalise),
        tokenisePerSecond: perSecond(inputs, seconds, tokenise),
        identifyPerSecond: perSecond(inputs, seconds, identifyLanguage),
        wholeLayerPerSecond: perSecond(inputs, seconds, (text) => {
          const normalised = normalise(text)
          identifyLanguage(normalised)
          return tokenise(normalised)
        }),
      }
      for (const [name, value] of Object.entries(measured)) log(`${name} ${value}`)
      return { ...measured, microsecondsPerText: Math.round(1e7 / measured.wholeLayerPerSecond) / 10 }
    },
  },
]
