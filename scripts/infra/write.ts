// Writes infra/kubernetes from the stages and the containers' config; with --check only says whether it would change.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfig } from '@seinpost/config'
import { manifests } from './manifests.ts'

const root = join(import.meta.dirname, '../..')
const { config } = await loadConfig({ file: 'infra/config/containers.yaml', cwd: root })
if (config.log.kind !== 'kafka') throw new Error('infra/config/containers.yaml must use Kafka')
const stale = [...manifests(config.log)].filter(([name, text]) => {
  const file = join(root, 'infra/kubernetes', name)
  return !existsSync(file) || readFileSync(file, 'utf8') !== text
})
if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`infra/kubernetes/${name} is not what scripts/infra would write`)
  process.exit(stale.length === 0 ? 0 : 1)
}
for (const [name, text] of stale) writeFileSync(join(root, 'infra/kubernetes', name), text)
