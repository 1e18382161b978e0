import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a set may be used for here. `benchmark` sets never touch a weight that ships. */
export type Use = 'train' | 'benchmark'

/** A shared set and the rule its licence sets. */
export interface DataSet {
  readonly name: string
  readonly files: readonly string[]
  readonly licence: string
  readonly use: Use
  /** Why it is on this side. */
  readonly because: string
}

const set = (name: string, files: string[], licence: string, use: Use, because: string): DataSet => ({
  name,
  files,
  licence,
  use,
  because,
})

/** Every shared set the scoring package reads, with its rule; the model card prints this table with checksums. */
export const DATA_SETS: readonly DataSet[] = [
  set('triage-dev', ['cases.jsonl'], 'own', 'train', 'our own labelled cases; measured by cross-validation'),
  set('signals-demo', ['signals.jsonl', 'expected.jsonl'], 'own', 'train', 'our own invented week'),
  set('gahd', ['de.jsonl'], 'CC BY 4.0', 'train', 'attribution in NOTICE'),
  set('germeval2018', ['de.jsonl'], 'CC BY 4.0', 'train', 'attribution in NOTICE'),
  set('hatemoji', ['build-en.jsonl'], 'CC BY 4.0', 'train', 'attribution in NOTICE'),
  set('implicit-hate', ['en.jsonl'], 'MIT', 'train', 'permissive'),
  set('edos', ['en.jsonl'], 'CC0 1.0', 'train', 'public domain'),
  set('davidson', ['en.jsonl'], 'MIT', 'train', 'permissive; only for profanity that is not hate'),
  set('mlma', ['fr.jsonl', 'en.jsonl'], 'MIT', 'train', 'permissive; only its French'),
  set('goemotions', ['en.jsonl'], 'Apache-2.0', 'train', 'permissive'),
  set('hatexplain', ['en.jsonl'], 'MIT', 'benchmark', 'the measure of explanations against human rationales'),
  set('stormfront', ['en.jsonl'], 'CC BY-SA 3.0 ES', 'benchmark', 'share alike: kept out of the weights'),
  set(
    'benign',
    ['nl.jsonl', 'fr.jsonl'],
    'CC BY-SA 4.0',
    'benchmark',
    'share alike, and the false-alarm measure',
  ),
  set(
    'mhc',
    ['nl.jsonl', 'fr.jsonl', 'de.jsonl', 'en.jsonl'],
    'CC BY 4.0',
    'benchmark',
    'a functional test suite',
  ),
  set(
    'rtp-lx',
    ['nl.jsonl', 'fr.jsonl', 'de.jsonl', 'en.jsonl'],
    'MIT',
    'benchmark',
    'the measure against raters',
  ),
  set(
    'germeval-harmful',
    ['de.jsonl'],
    'GPL-3.0',
    'benchmark',
    'GPL: heads trained on it live for one evaluation',
  ),
  set('reddit-counterspeech', ['en.jsonl'], 'none stated', 'benchmark', 'no licence'),
  set(
    'lid-lingua',
    ['nl.jsonl', 'fr.jsonl', 'de.jsonl', 'en.jsonl'],
    'Apache-2.0',
    'train',
    'its news sentences are ordinary text',
  ),
]

/** A row of a set: its own columns, with `text` and `lang` always there. */
export interface Row {
  readonly id: string
  readonly text: string
  readonly lang: string
  readonly [column: string]: unknown
}

/** Parses JSON lines. Throws a SyntaxError with the line number when one does not parse. */
export function parseLines<T>(content: string): T[] {
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      // The sets are fixed files of the project; their columns are checked where they are read.
      return [JSON.parse(line) as T]
    } catch (cause) {
      throw new SyntaxError(`line ${index + 1} is not JSON`, { cause })
    }
  })
}

/** The sets beside the project. A set that is absent gives no rows, and `missing` names it. */
export class DataFolder {
  readonly root: string
  readonly missing = new Set<string>()

  constructor(root: string) {
    this.root = root
  }

  /** Rows of one file of a set; `[]` when it is not there. */
  rows(name: string, file: string): Row[] {
    const path = join(this.root, name, file)
    if (existsSync(path)) return parseLines<Row>(readFileSync(path, 'utf8'))
    this.missing.add(`${name}/${file}`)
    return []
  }

  /** SHA-256 of each file of a set, for the model card. */
  checksums(dataSet: DataSet): { file: string; sha256: string }[] {
    return dataSet.files.flatMap((file) => {
      const path = join(this.root, dataSet.name, file)
      if (!existsSync(path)) return []
      return [{ file, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') }]
    })
  }
}

/** Throws when a set that is for benchmarks only is about to teach a weight that ships. */
export function assertMayTrain(name: string): void {
  const found = DATA_SETS.find((candidate) => candidate.name === name)
  if (found?.use !== 'train') {
    throw new RangeError(
      `the set '${name}' is for benchmarks only (${found?.because ?? 'not listed'}); it may not train`,
    )
  }
}
