import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_CONFIG } from '@seinpost/config'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diagnose } from './diagnose.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seinpost-doctor-'))
})
afterAll(() => rm(dir, { recursive: true }))

test('a model that the registry does not have is told with the remedy, and hides nothing else', async () => {
  const file = join(dir, 'seinpost.yaml')
  await writeFile(file, `${await readFile(DEFAULT_CONFIG, 'utf8')}\nmodel: { version: nobody }\n`)
  const found = new Map<string, string>()
  for await (const { part, state, says } of diagnose(file)) found.set(part, `${state}: ${says}`)
  expect(found.get('model, packs and gazetteer')).toBe(
    'problem: there is no model "nobody". `seinpost model list` shows them.',
  )
  expect(found.get('event log')).toMatch(/^ok: opens/u)
  expect(found.get('store and ledger')).toMatch(/^ok: opens/u)
})

test('a data directory that is a file is told as such', async () => {
  const file = join(dir, 'on-a-file.yaml')
  const yaml = await readFile(DEFAULT_CONFIG, 'utf8')
  await writeFile(join(dir, 'a-file'), '')
  await writeFile(file, yaml.replace(/^dataDir: .*$/mu, 'dataDir: a-file'))
  const found = new Map<string, string>()
  for await (const { part, state, says } of diagnose(file)) found.set(part, `${state}: ${says}`)
  expect(found.get('data directory')).toMatch(
    /^problem: .*a-file: EEXIST.* Name a folder as dataDir that Seinpost can make or write in\.$/u,
  )
})
