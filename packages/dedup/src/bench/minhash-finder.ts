import { Minhash } from 'minhash'
import type { Finder } from './finders.ts'

/** Bands of four rows: every pair alike to 0.5 has a band in common with more than 0.87, at 0.6 with 0.99. */
const ROWS = 4
const PERMUTATIONS = 128
const GRAM = 5

/**
 * The method and settings datasketch documents (MinHash of 128 permutations over character 5-grams of the lower-case
 * text, LSH, then the estimated Jaccard against a threshold), done with the npm package minhash. Its own LSH index fails
 * on a query without a band, so the bands are kept here.
 */
export function minhashFinder(threshold: number): Finder {
  const signatures = new Map<string, Minhash>()
  const bands = new Map<string, string[]>()
  return {
    name: `minhash ${threshold}`,
    learn: async (texts) => {
      signatures.clear()
      bands.clear()
      for (const { id, text } of texts) {
        const signature = signatureOf(text)
        signatures.set(id, signature)
        for (const band of bandsOf(signature)) bands.set(band, [...(bands.get(band) ?? []), id])
      }
    },
    find: async (texts) =>
      texts.map(({ text }) => {
        const signature = signatureOf(text)
        let best: { id: string; likeness: number } | null = null
        for (const id of new Set(bandsOf(signature).flatMap((band) => bands.get(band) ?? []))) {
          const likeness = signatures.get(id)?.jaccard(signature) ?? 0
          if (likeness >= threshold && likeness > (best?.likeness ?? 0)) best = { id, likeness }
        }
        return best?.id ?? null
      }),
  }
}

export function signatureOf(text: string): Minhash {
  const lower = text.toLowerCase()
  const signature = new Minhash({ numPerm: PERMUTATIONS })
  const grams = new Set<string>()
  for (let at = 0; at + GRAM <= lower.length; at++) grams.add(lower.slice(at, at + GRAM))
  for (const gram of grams) signature.update(gram)
  return signature
}

function bandsOf({ hashvalues }: Minhash): string[] {
  return Array.from(
    { length: PERMUTATIONS / ROWS },
    (_, band) => `${band}:${hashvalues.slice(band * ROWS, (band + 1) * ROWS).join()}`,
  )
}
