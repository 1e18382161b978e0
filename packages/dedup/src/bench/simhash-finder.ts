import { SimHash } from 'simhash-js'
import type { Finder } from './finders.ts'

/** Manku and others use 3 of 64 bits; the package has 32, so that 3 is generous. */
const MOST_BITS = 3

/** The npm package simhash-js with its defaults; every text is looked at, so nothing is lost to an index. */
export function simhashFinder(): Finder {
  const simhash = new SimHash()
  const known: { id: string; hash: number }[] = []
  return {
    name: 'simhash',
    learn: async (texts) => {
      known.length = 0
      for (const { id, text } of texts) known.push({ id, hash: simhash.hash(text.toLowerCase()) })
    },
    find: async (texts) =>
      texts.map(({ text }) => {
        const hash = simhash.hash(text.toLowerCase())
        let best: { id: string; bits: number } | null = null
        for (const other of known) {
          const bits = bitCount(hash ^ other.hash)
          if (bits <= MOST_BITS && bits < (best?.bits ?? Number.POSITIVE_INFINITY))
            best = { id: other.id, bits }
        }
        return best?.id ?? null
      }),
  }
}

function bitCount(value: number): number {
  let count = 0
  for (let rest = value >>> 0; rest !== 0; rest &= rest - 1) count++
  return count
}
