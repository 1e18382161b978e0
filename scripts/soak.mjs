// `npm run soak [name…]`: installs and builds what is missing, then runs the long fault and load runs.
import { spawnSync } from 'node:child_process'
import { ensureInstalled, root } from './ensure-installed.mjs'
import { provision } from './provision.mjs'

ensureInstalled()
const { ensureBuilt } = await import('./ensure-built.mjs')
ensureBuilt()
provision()
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'scripts/soak.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
process.exit(status ?? 1)
