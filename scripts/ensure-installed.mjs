// Installs the npm packages when they are missing or not the ones the lock file names. Quick when there is nothing to do.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Seinpost needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(2)
}

export function ensureInstalled() {
  if (isInstalled()) return
  console.error('Installing npm packages (once; about 20 seconds) ...')
  const started = Date.now()
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) {
    console.error('npm ci failed; see the lines above. Is the npm registry reachable?')
    process.exit(1)
  }
  console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`)
}

/** True when every package the lock file wants here stands in npm's own record of node_modules at that version. */
function isInstalled() {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, link, optional }]) =>
      !path.startsWith('node_modules/') ||
      optional ||
      (link ? existsSync(join(root, path)) : present[path]?.version === version),
  )
}
