import type { DataFolder } from '../evaluate/data-sets.ts'
import { DATA_SETS } from '../evaluate/data-sets.ts'

/** A text as far as two sentences can be called the same: letters and digits, lower case. */
const essence = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Sets whose sentences are short and plain enough that a grammar may come upon one by itself. */
const SUITES = new Set(['mhc', 'rtp-lx', 'benign'])

/** Tells whether a text stands in a benchmark, so that it can be kept out of training. */
export function benchmarkTexts(data: DataFolder): (text: string) => boolean {
  const known = new Set<string>()
  for (const { name, files } of DATA_SETS) {
    if (!SUITES.has(name)) continue
    for (const file of files) for (const { text } of data.rows(name, file)) known.add(essence(text))
  }
  return (text) => known.has(essence(text))
}
