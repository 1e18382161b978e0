import { writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import type { SparseHeads } from '../heads/sparse-heads.ts'
import type { ModelFile } from '../model-file.ts'
import { CHANNELS, SEVERITY_TERMS } from '../severity-terms.ts'
import type { SeverityWeights } from '../severity-weights.ts'

/** The parts of a trained model. */
export interface TrainedParts {
  readonly version: string
  readonly backend: string
  readonly severity: SeverityWeights
  /** Null for a model without learned heads. */
  readonly heads: SparseHeads | null
}

/** The committed form of a trained model. */
export function modelFileOf({ version, backend, severity, heads }: TrainedParts): ModelFile {
  return {
    version,
    backend,
    severity,
    termNames: SEVERITY_TERMS.map(({ name }) => name),
    channels: CHANNELS,
    heads: heads && {
      names: heads.names,
      scales: [...heads.scales],
      biases: [...heads.biases],
      weights: brotliCompressSync(
        Buffer.from(heads.weights.buffer, heads.weights.byteOffset, heads.weights.length),
        {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 },
        },
      ).toString('base64'),
    },
  }
}

/** The file as a module: a bundle carries it along, and nothing is read from a path at run time. */
export const modelModule = (file: ModelFile): string =>
  `// Written by \`seinpost train\`; not edited by hand.
import type { ModelFile } from '../src/model-file.ts'

export const MODEL: ModelFile = ${JSON.stringify(file, null, 1)}
`

/** Writes the model module. */
export const writeModel = (path: string, parts: TrainedParts): void =>
  writeFileSync(path, modelModule(modelFileOf(parts)))
