import { compilePacks } from './compile-packs.ts'
import type { PackLanguage } from './compiled.ts'
import { allHits } from './find-concepts.ts'
import { type Packs, packsOf } from './load-packs.ts'
import type { PackFile } from './pack-file.ts'

export interface PackFailure {
  readonly lang: PackLanguage
  readonly entry: string
  readonly kind: 'positive' | 'negative'
  readonly example: string
}

export interface PackTestReport {
  readonly passed: number
  readonly failures: readonly PackFailure[]
}

/** An example is positive when its entry gives a hit that is not negated. */
const isHit = (packs: Packs, lang: PackLanguage, entry: string, example: string): boolean =>
  allHits(example, lang, packs).some(({ from, negated }) => from === entry && !negated)

/** Runs every entry's own examples. A failure names the entry and the sentence. */
export function testPacks(files: Readonly<Record<PackLanguage, readonly PackFile[]>>): PackTestReport {
  const packs = packsOf(compilePacks(files))
  const failures: PackFailure[] = []
  let passed = 0
  for (const lang of ['nl', 'fr', 'en', 'de'] as const) {
    for (const { id, examples } of files[lang].flatMap(({ entries }) => entries)) {
      for (const kind of ['positive', 'negative'] as const) {
        for (const example of examples[kind]) {
          if (isHit(packs, lang, id, example) === (kind === 'positive')) passed++
          else failures.push({ lang, entry: id, kind, example })
        }
      }
    }
  }
  return { passed, failures }
}

/** The examples of the pack files in a folder, by default the project's own. Throws `config_invalid` on a faulty file. */
export async function testPackFolder(dir?: string): Promise<PackTestReport> {
  // The YAML reader is only needed here, and loading it costs every other command 30 ms.
  const { readPackFiles } = await import('./read-pack-files.ts')
  return testPacks(readPackFiles(dir))
}
