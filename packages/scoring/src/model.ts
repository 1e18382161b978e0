import { brotliDecompressSync } from 'node:zlib'
import { loadPacks, type Packs } from '@seinpost/concepts'
import { SeinpostError } from '@seinpost/domain'
import { HEAD_NAMES } from './head-names.ts'
import { BUCKETS } from './heads/ngrams.ts'
import { emptyHeads, type SparseHeads } from './heads/sparse-heads.ts'
import type { ModelFile } from './model-file.ts'
import { type SeverityKernel, severityKernel } from './severity-kernel.ts'
import { CHANNELS, SEVERITY_TERMS } from './severity-terms.ts'
import { PRIOR_WEIGHTS } from './severity-weights.ts'

/** Everything a score needs, read once. */
export interface ScoringModel {
  /** Of the weights and of the packs. */
  readonly version: string
  readonly packs: Packs
  readonly heads: SparseHeads
  readonly kernel: SeverityKernel
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, i) => name === b[i])

function headsOf(file: ModelFile): SparseHeads {
  if (file.heads === null) return emptyHeads(HEAD_NAMES)
  const size = BUCKETS * HEAD_NAMES.length
  // One chunk that holds all of it and a little more, so that the weights are not held twice while they are joined.
  const bytes = brotliDecompressSync(Buffer.from(file.heads.weights, 'base64'), { chunkSize: size + 64 })
  if (!same(file.heads.names, HEAD_NAMES) || bytes.length !== size) {
    throw new SeinpostError(
      'model_unavailable',
      'the committed heads do not fit this version of the program',
      {
        remedy: 'run `seinpost train`, which writes packages/scoring/model anew',
      },
    )
  }
  return {
    names: HEAD_NAMES,
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    scales: Float32Array.from(file.heads.scales),
    biases: Float32Array.from(file.heads.biases),
  }
}

/** A model from its committed form. Throws SeinpostError `model_unavailable` when it was made by another version. */
export function modelOf(file: ModelFile, packs: Packs): ScoringModel {
  const terms = SEVERITY_TERMS.map(({ name }) => name)
  if (!same(file.termNames, terms) || !same(file.channels, CHANNELS)) {
    throw new SeinpostError(
      'model_unavailable',
      'the committed severity weights do not fit this version of the program',
      {
        remedy: 'run `seinpost train`, which writes packages/scoring/model anew',
      },
    )
  }
  return {
    version: `${file.version}+packs.${packs.version}`,
    packs,
    heads: headsOf(file),
    kernel: severityKernel(file.severity),
  }
}

/** A model that knows only the packs and the guide's rules of thumb: where training starts. */
export const untrainedModel = (packs: Packs = loadPacks()): ScoringModel => ({
  version: `untrained+packs.${packs.version}`,
  packs,
  heads: emptyHeads(HEAD_NAMES),
  kernel: severityKernel(PRIOR_WEIGHTS),
})

/**
 * The model that ships with the project. The weights are a module, so that a bundle carries them along.
 * Throws SeinpostError `model_unavailable`.
 */
export async function loadModel(): Promise<ScoringModel> {
  const { MODEL } = await import('../model/model.ts')
  return modelOf(MODEL, loadPacks())
}
