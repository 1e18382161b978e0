import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { compilePacks } from './compile-packs.ts'
import type { CompiledPacks } from './compiled.ts'
import { readPackFiles } from './read-pack-files.ts'

/** The text of `generated/compiled-packs.ts` for some packs. Which bytes deflate gives depends on Node's version. */
export function compiledSource(packs: CompiledPacks): string {
  const deflated = deflateRawSync(JSON.stringify(packs), { level: 9 }).toString('base64')
  return `// Written by write-compiled.ts from packs/*.yaml. Do not edit.\nexport const COMPILED_PACKS: string =\n  '${deflated}'\n`
}

export const COMPILED_PATH = fileURLToPath(new URL('./generated/compiled-packs.ts', import.meta.url))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(COMPILED_PATH, compiledSource(compilePacks(readPackFiles())))
}
