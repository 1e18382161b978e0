import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compilePacks } from './compile-packs.ts'
import { readPackFiles } from './read-pack-files.ts'

/** The text of `generated/compiled-packs.ts` for the packs as they stand. */
export function compiledSource(): string {
  const json = JSON.stringify(compilePacks(readPackFiles()))
  return `// Written by write-compiled.ts from packs/*.yaml. Do not edit.\nexport const COMPILED_PACKS: string =\n  ${quoted(json)}\n`
}

/** A single-quoted literal, as the formatter leaves it. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

export const COMPILED_PATH = fileURLToPath(new URL('./generated/compiled-packs.ts', import.meta.url))

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(COMPILED_PATH, compiledSource())
