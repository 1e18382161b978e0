// Writes schemas/json from the zod schemas; with --check it writes nothing and fails when a file has drifted.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import * as schemas from '../schemas/src/index.ts'

const target = join(dirname(fileURLToPath(import.meta.url)), '../schemas/json')
const check = process.argv.includes('--check')

const named: Record<string, z.ZodType> = {
  'signal-input': schemas.SignalInput,
  signal: schemas.Signal,
  score: schemas.Score,
  'cluster-decision': schemas.ClusterDecision,
  place: schemas.Place,
  'routing-decision': schemas.RoutingDecision,
  case: schemas.Case,
  config: schemas.Config,
  playbook: schemas.Playbook,
}
for (const topic of Object.keys(schemas.TOPICS) as schemas.Topic[])
  named[`event.${topic}`] = schemas.eventSchema(topic)

const files = new Map(
  Object.entries(named).map(([name, schema]) => [
    `${name}.schema.json`,
    `${JSON.stringify({ $id: `https://seinpost.example/schemas/${name}.schema.json`, ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) }, null, 2)}\n`,
  ]),
)

mkdirSync(target, { recursive: true })
const present = readdirSync(target)
const read = (file: string) => (present.includes(file) ? readFileSync(join(target, file), 'utf8') : '')
const drifted = [...files].filter(([file, text]) => read(file) !== text).map(([file]) => file)
const stale = present.filter((file) => !files.has(file))

if (check) {
  for (const file of [...drifted, ...stale])
    console.error(`schemas/json/${file} is not what the zod schemas give; run: npm run schemas`)
  process.exit(drifted.length + stale.length === 0 ? 0 : 1)
}
for (const file of drifted) writeFileSync(join(target, file), files.get(file) ?? '')
for (const file of stale) rmSync(join(target, file))
console.log(`schemas/json: ${files.size} files, ${drifted.length} written, ${stale.length} removed`)
