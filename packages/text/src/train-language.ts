// Writes generated/language-model.ts: a linear model over hashed letter groups. Run by hand:
//   node --import tsx packages/text/src/train-language.ts <data folder>
// The sets it reads and their licences are in docs/language-model.md. The same data and seed give the same file.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BUCKETS, LANGUAGE_CLASSES, languageFeatures } from './language-features.ts'
import { FLEMISH_CHAT, OTHER_LANGUAGES } from './language-samples.ts'
import { normalise } from './normalise.ts'

const SEED = 20_261_120
const EPOCHS = 8
const CLASS_NAMES: readonly string[] = LANGUAGE_CLASSES
const CLASSES = CLASS_NAMES.length

interface Example {
  readonly features: readonly number[]
  readonly label: number
}

/** File, language, how often each text is taken. Only sets whose licence lets weights be passed on. */
const SETS: readonly (readonly [path: string, lang: string, weight: number])[] = [
  ['benign/nl.jsonl', 'nl', 8],
  ['benign/fr.jsonl', 'fr', 8],
  ['rtp-lx/nl.jsonl', 'nl', 8],
  ['rtp-lx/fr.jsonl', 'fr', 3],
  ['rtp-lx/en.jsonl', 'en', 2],
  ['rtp-lx/de.jsonl', 'de', 3],
  ['gahd/de.jsonl', 'de', 3],
  ['goemotions/en.jsonl', 'en', 2],
  ['hatemoji/build-en.jsonl', 'en', 2],
  ['germeval2018/de.jsonl', 'de', 2],
  ['mlma/fr.jsonl', 'fr', 2],
  ['lid-lingua/af.jsonl', 'other', 6],
]
const OURS = ['triage-dev/cases.jsonl', 'signals-demo/signals.jsonl']
const MOST_PER_SET = 7_000

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Row {
  readonly text?: unknown
  readonly lang?: unknown
  readonly id?: unknown
}

const rows = (path: string): Row[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Row => JSON.parse(line))

function labelled(data: string): (readonly [text: string, lang: string])[] {
  const found: (readonly [string, string])[] = []
  for (const [path, lang, weight] of SETS) {
    const file = join(data, path)
    if (!existsSync(file)) throw new Error(`${file} is missing; give the data folder as the argument`)
    const all = rows(file).filter((_, at) => !path.startsWith('lid-lingua') || at % 2 === 0)
    for (const { text } of all.slice(0, MOST_PER_SET)) {
      if (typeof text === 'string') for (let copy = 0; copy < weight; copy++) found.push([text, lang])
    }
  }
  for (const path of OURS) {
    for (const { text, lang } of rows(join(data, path))) {
      if (typeof text === 'string' && typeof lang === 'string')
        for (let copy = 0; copy < 6; copy++) found.push([text, lang])
    }
  }
  for (const text of FLEMISH_CHAT) for (let copy = 0; copy < 30; copy++) found.push([text, 'nl'])
  for (const sentences of Object.values(OTHER_LANGUAGES)) {
    for (const text of sentences) for (let copy = 0; copy < 30; copy++) found.push([text, 'other'])
  }
  return found
}

/** The text, or one to eight words in a row of it, so that short texts are learned too. */
function crop(text: string, random: () => number): string {
  const kind = random()
  if (kind < 0.25) return text
  const words = text.split(/\s+/u)
  const length = kind < 0.55 ? 1 : kind < 0.75 ? 2 : 3 + Math.floor(random() * 6)
  const from = Math.floor(random() * Math.max(1, words.length - length))
  return words.slice(from, from + length).join(' ')
}

function examples(data: string, random: () => number): Example[] {
  const found: Example[] = []
  for (const [text, lang] of labelled(data)) {
    const label = CLASS_NAMES.indexOf(lang)
    if (label < 0) continue
    const features = languageFeatures(normalise(crop(text, random)).lower)
    if (features.length > 3) found.push({ features, label })
  }
  return found
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [a, b] = [list[at], list[other]]
    if (a !== undefined && b !== undefined) {
      list[at] = b
      list[other] = a
    }
  }
}

/** Softmax regression by AdaGrad on the mean of the features' weights, the form inference uses. */
function train(data: Example[], random: () => number): Float32Array {
  const weights = new Float32Array(BUCKETS * CLASSES)
  const squares = new Float32Array(BUCKETS * CLASSES).fill(1e-6)
  const scores = new Float64Array(CLASSES)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(data, random)
    for (const { features, label } of data) {
      scores.fill(0)
      for (const bucket of features) {
        for (let at = 0; at < CLASSES; at++)
          scores[at] = (scores[at] ?? 0) + (weights[bucket * CLASSES + at] ?? 0)
      }
      const scale = 1 / Math.sqrt(features.length)
      const top = Math.max(...scores)
      let total = 0
      for (let at = 0; at < CLASSES; at++) total += Math.exp(((scores[at] ?? 0) - top) * scale)
      for (let at = 0; at < CLASSES; at++) {
        const share = Math.exp(((scores[at] ?? 0) - top) * scale) / total
        const error = (share - (at === label ? 1 : 0)) * scale
        for (const bucket of features) {
          const slot = bucket * CLASSES + at
          const step = error + 1e-6 * (weights[slot] ?? 0)
          squares[slot] = (squares[slot] ?? 0) + step * step
          weights[slot] = (weights[slot] ?? 0) - (0.1 * step) / Math.sqrt(squares[slot] ?? 1)
        }
      }
    }
  }
  return weights
}

function write(weights: Float32Array): void {
  let largest = 0
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  const step = largest / 127
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / step))
  const path = fileURLToPath(new URL('./generated/language-model.ts', import.meta.url))
  const base64 = Buffer.from(bytes.buffer).toString('base64')
  writeFileSync(
    path,
    `// Written by train-language.ts. Do not edit.\nexport const STEP = ${step}\nexport const WEIGHTS: string =\n  '${base64}'\n`,
  )
}

const random = randomFrom(SEED)
write(train(examples(process.argv[2] ?? '../shared/data', random), random))
