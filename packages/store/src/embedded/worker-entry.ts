import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * Where the database thread starts: `pglite-worker.js` beside the bundle, or this folder's TypeScript. A thread takes no
 * loader over from tsx or vitest, so the TypeScript is reached through a small module that registers tsx first.
 */
export function workerEntry(): URL {
  const bundled = new URL('./pglite-worker.js', import.meta.url)
  if (existsSync(fileURLToPath(bundled))) return bundled
  const source = new URL('./pglite-worker.ts', import.meta.url).href
  // `require` would give tsx's CommonJS door, which cannot register loaders for modules.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx'))
  const api = new URL('./esm/api/index.mjs', tsx).href
  const boot = `import { register } from ${JSON.stringify(api)}; register(); await import(${JSON.stringify(source)})`
  return new URL(`data:text/javascript,${encodeURIComponent(boot)}`)
}
