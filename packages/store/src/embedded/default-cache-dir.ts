import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `.cache` at the root of the workspaces this file runs from, as source or bundled; null outside of them. */
export function defaultCacheDir(): string | null {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package-lock.json'))) {
    const parent = dirname(folder)
    if (parent === folder) return null
    folder = parent
  }
  return join(folder, '.cache')
}
