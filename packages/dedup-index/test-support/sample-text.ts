import type { IndexedText } from '../src/index.ts'

/** A text to index with keys as plain numbers: one that shares more numbers is more alike. */
export function sampleText(
  id: string,
  options: Partial<Omit<IndexedText, 'id' | 'nearKeys' | 'cueKeys'>> & {
    near?: number[]
    cue?: number[]
  } = {},
): IndexedText {
  const { near = [], cue = [], ...rest } = options
  return {
    id,
    exactKeys: [],
    nearKeys: Uint32Array.from(near),
    cueKeys: Uint32Array.from(cue),
    language: 1,
    sketch: new Uint32Array(4),
    facts: `facts of ${id}`,
    at: 1_000_000_000_000,
    ...rest,
  }
}
