import { combine, hash32, mix } from './hash.ts'
import { FUNCTION } from './word-class.ts'

const GRAM = 5
const BANDS = 5
const ROWS = 3
const BINS = BANDS * ROWS
const SHINGLES = 7
const LONGEST_SHINGLE = 3
/** A run of function words says little about a text, but in a text of nothing else it is all there is. */
const FUNCTION_WEIGHT = 0.15
/** The first and the last words of a text are keys of their own: a truncated copy keeps the one, an added opening the other. */
const EDGE = 4
const EMPTY = 0xffffffff

/**
 * Keys that alike texts share, from the words and their classes: bands of a one-permutation MinHash over character 5-grams (Li, Owen, Zhang 2012, with the
 * empty bins filled from the next one: Shrivastava, Li 2014), which a typo or a lost space hardly touches; the smallest
 * of the word pairs and triples in an order that favours words that say something (weighted sampling by Efraimidis and
 * Spirakis 2006), which survive a changed word; and the first and last words.
 */
export function nearKeys(words: readonly string[], classes: readonly number[]): Uint32Array {
  if (words.length === 0) return new Uint32Array()
  const keys = [...gramKeys(words.join('')), ...shingleKeys(words, classes)]
  if (words.length > EDGE) {
    keys.push(hash32(words.slice(0, EDGE).join(' '), 0x11), hash32(words.slice(-EDGE).join(' '), 0x22))
  }
  return Uint32Array.from(new Set(keys))
}

const bins = new Uint32Array(BINS)
const BIN_SHARE = BINS / 2 ** 32
/** A rolling polynomial hash: the letter that leaves has been multiplied this often. */
const BASE = 0x01000193
const BASE_POWER = Array.from({ length: GRAM }).reduce<number>((power) => Math.imul(power, BASE), 1)

function gramKeys(squeezed: string): number[] {
  bins.fill(EMPTY)
  let gram = 0
  for (let at = 0; at < squeezed.length; at++) {
    gram = Math.imul(gram, BASE) + squeezed.charCodeAt(at)
    if (at >= GRAM) gram -= Math.imul(squeezed.charCodeAt(at - GRAM), BASE_POWER)
    if (at < GRAM - 1) continue
    const hash = mix(gram)
    const bin = Math.floor(hash * BIN_SHARE)
    if (hash < (bins[bin] ?? 0)) bins[bin] = hash
  }
  const keys: number[] = []
  for (let band = 0; band < BANDS; band++) {
    let key = mix(band + 1)
    for (let row = 0; row < ROWS; row++) key = combine(key, filled(band * ROWS + row))
    keys.push(key)
  }
  return keys
}

/** The bin's hash, or that of the next one that has any, changed by the distance so that it does not count twice. */
function filled(bin: number): number {
  for (let step = 0; step < BINS; step++) {
    const hash = bins[(bin + step) % BINS] ?? EMPTY
    if (hash !== EMPTY) return (hash + Math.imul(step, 0x9e3779b1)) >>> 0
  }
  return EMPTY
}

const smallest = { ranks: new Float64Array(SHINGLES), keys: new Uint32Array(SHINGLES) }

function shingleKeys(words: readonly string[], classes: readonly number[]): number[] {
  const hashes = words.map((word) => hash32(word))
  const weights = classes.map((bits) => ((bits & FUNCTION) === 0 ? 1 : FUNCTION_WEIGHT))
  let found = 0
  for (let at = 0; at < words.length; at++) {
    let key = 0x2545f491
    let weight = 0
    for (let size = 1; size <= LONGEST_SHINGLE && at + size <= words.length; size++) {
      key = combine(key, hashes[at + size - 1] ?? 0)
      weight += weights[at + size - 1] ?? 0
      if (size === 1 && words.length > 1) continue
      found = keepSmallest(found, key, -Math.log((mix(key ^ 0x7f4a7c15) + 1) / 2 ** 32) / weight)
    }
  }
  return Array.from(smallest.keys.subarray(0, found))
}

/** Insertion into the sorted few; answers how many there are. */
function keepSmallest(found: number, key: number, rank: number): number {
  const { ranks, keys } = smallest
  if (found === SHINGLES && rank >= (ranks[SHINGLES - 1] ?? 0)) return found
  let at = found < SHINGLES ? found : SHINGLES - 1
  for (; at > 0 && (ranks[at - 1] ?? 0) > rank; at--) {
    ranks[at] = ranks[at - 1] ?? 0
    keys[at] = keys[at - 1] ?? 0
  }
  ranks[at] = rank
  keys[at] = key
  return Math.min(SHINGLES, found + 1)
}

/** 128 bits: one for the beginning of each word that says something. */
export function sketchOf(words: readonly string[], classes: readonly number[]): Uint32Array {
  const sketch = new Uint32Array(4)
  for (let at = 0; at < words.length; at++) {
    if (((classes[at] ?? 0) & FUNCTION) !== 0) continue
    const bit = hash32((words[at] ?? '').slice(0, 5), 0x33) & 127
    sketch[bit >>> 5] = ((sketch[bit >>> 5] ?? 0) | (1 << (bit & 31))) >>> 0
  }
  return sketch
}
