// `npm run check`: format, lint, types, layers and schema drift. Every part runs; the exit code says whether all passed.
import { spawnSync } from 'node:child_process'

const parts = [
  ['format and lint', 'npx', ['biome', 'check', '--error-on-warnings', '.']],
  ['types', 'npx', ['tsc', '--noEmit', '-p', '.']],
  [
    'layers',
    'npx',
    ['depcruise', '--config', 'dependency-cruiser.config.mjs', 'schemas', 'packages', 'services'],
  ],
  ['infra', 'node', ['--import', 'tsx', 'scripts/infra/write.ts', '--check']],
  ['schemas', 'node', ['--import', 'tsx', 'scripts/write-schemas.ts', '--check']],
]

let failed = 0
for (const [name, command, args] of parts) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`)
  if (status !== 0) failed++
}
process.exit(failed === 0 ? 0 : 1)
