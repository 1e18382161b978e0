// Builds the program and the console when a source is newer than the build. Quick when there is nothing to do.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ensure-installed.mjs'

export const program = join(root, 'services/cli/dist/seinpost.js')
const OUTPUTS = [program, join(root, 'services/console/dist/index.html')]
const SOURCES = ['schemas/src', 'packages', 'services', 'scripts/build.mjs', 'package-lock.json']
const SKIP = new Set(['node_modules', 'dist', '.turbo', '.cache'])

export function ensureBuilt() {
  if (OUTPUTS.every(existsSync) && newest(SOURCES.map((path) => join(root, path))) < oldest(OUTPUTS)) return
  console.error('Building (a few seconds) ...')
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
  const { status } = spawnSync(
    join(root, 'node_modules/.bin/turbo'),
    ['run', 'build', '--output-logs=errors-only', '--log-prefix=none'],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 2],
    },
  )
  if (status === 0) return
  console.error('The build failed; `npm run build` shows why.')
  process.exit(1)
}

const oldest = (paths) => Math.min(...paths.map((path) => statSync(path).mtimeMs))

function newest(paths) {
  let latest = 0
  for (const path of paths) {
    const stat = statSync(path)
    if (!stat.isDirectory()) {
      latest = Math.max(latest, stat.mtimeMs)
      continue
    }
    const inside = readdirSync(path).filter((name) => !SKIP.has(name) && !name.endsWith('.test.ts'))
    latest = Math.max(latest, newest(inside.map((name) => join(path, name))))
  }
  return latest
}
