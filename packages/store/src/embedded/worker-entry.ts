import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { SeinpostError } from '@seinpost/domain'
import { defaultCacheDir } from './default-cache-dir.ts'

/**
 * Where the database thread starts: `pglite-worker.js` beside the bundle, or made from this folder's TypeScript. A thread
 * takes no loader over from tsx or vitest, and one of its own would cost each thread half a second, so the source is
 * bundled once and kept until it changes.
 */
export async function workerEntry(): Promise<URL> {
  const bundled = new URL('./pglite-worker.js', import.meta.url)
  if (existsSync(fileURLToPath(bundled))) return bundled
  const source = fileURLToPath(new URL('./pglite-worker.ts', import.meta.url))
  const cacheDir = defaultCacheDir()
  if (cacheDir === null || !existsSync(source)) {
    throw new SeinpostError(
      'internal',
      `the database thread's program is missing: ${fileURLToPath(bundled)}`,
      {
        remedy: 'Build the program again: pglite-worker.js belongs beside the main file.',
      },
    )
  }
  const made = join(cacheDir, `pglite-worker-${hashOf(join(source, '..'))}.mjs`)
  if (!existsSync(made)) await bundle(source, made)
  return pathToFileURL(made)
}

/** Of all sources of a folder, so that the bundle follows any of them. */
function hashOf(folder: string): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.ts') && !file.endsWith('.test.ts')) hash.update(readFileSync(join(folder, file)))
  }
  return hash.digest('hex').slice(0, 12)
}

async function bundle(source: string, made: string): Promise<void> {
  // A development tool: where it is missing, the program was built and this is not reached.
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@electric-sql/pglite'],
    write: false,
  })
  mkdirSync(join(made, '..'), { recursive: true })
  const draft = `${made}.${process.pid}`
  writeFileSync(draft, outputFiles[0]?.text ?? '')
  renameSync(draft, made)
}
