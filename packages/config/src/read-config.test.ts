import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DEFAULT_CONFIG, parseConfig, readConfig } from './index.ts'

const standard = readFileSync(DEFAULT_CONFIG, 'utf8')
let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'seinpost-config-'))
  mkdirSync(join(dir, 'zones'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(dir, name), text)
const main = (include: string, more = '') =>
  write('main.yaml', `${standard.replace('version: 1', `version: 1\ninclude: ${include}`)}\n${more}`)
const read = () => readConfig(join(dir, 'main.yaml'), 'main.yaml')
const problems = async () => {
  const found = await read()
  return found.kind === 'invalid' ? found.problems : []
}

test('a zone adds its routes before those of all, its sources and its capacity', async () => {
  write(
    'zones/5345.yaml',
    `desks: { capacity: { zone-5345: { readers: 2, hoursPerDay: 6 } } }
routing: { tree: { routes: [{ name: night, match: { minLevel: 3 }, receivers: [desk-night] }] } }
`,
  )
  main('[zones/5345.yaml]')
  const found = await read()
  if (found.kind === 'invalid') throw new Error(JSON.stringify(found.problems))
  expect(found.config.desks.capacity).toEqual({ 'zone-5345': { readers: 2, hoursPerDay: 6 } })
  expect(found.config.routing.tree.routes?.map(({ name }) => name).slice(0, 2)).toEqual(['night', 'help'])
  expect(found.config.include).toBeUndefined()
})

test('the whole text reads as the same config, without files beside it', async () => {
  write('zones/a.yaml', 'thresholds: { overrides: [{ when: { language: fr }, queueFromLevel: 2 }] }\n')
  main('[zones/a.yaml]')
  const found = await read()
  const again = parseConfig(found.yaml)
  expect(found.kind === 'valid' && again.kind === 'valid' && again.config).toEqual(
    found.kind === 'valid' && found.config,
  )
})

test('a problem names the file it stands in, and its line there', async () => {
  write('zones/a.yaml', 'thresholds:\n  # to be seen\n  queueFromLevl: 2\n')
  main('[zones/a.yaml]')
  expect(await problems()).toEqual([
    expect.objectContaining({ at: 'thresholds.queueFromLevl', file: 'zones/a.yaml', line: 3 }),
  ])
})

test('in a joined list each item keeps its own file', async () => {
  write('zones/a.yaml', 'thresholds:\n  overrides:\n    - when: { language: fr }\n      queueFromLevel: 9\n')
  main('[zones/a.yaml]', 'thresholds:\n  overrides:\n    - when: { language: nl }\n      queueFromLevel: 2\n')
  const [found] = await problems()
  expect(found).toMatchObject({ file: 'zones/a.yaml', line: 4, at: 'thresholds.overrides.0.queueFromLevel' })
})

test('the including file overrules; two included ones that contradict are a problem naming both', async () => {
  write('zones/a.yaml', 'queue:\n  leaseMinutes: 20\n')
  write('zones/b.yaml', 'queue:\n  leaseMinutes: 30\n')
  main('[zones/a.yaml, zones/b.yaml]')
  expect(await problems()).toEqual([
    expect.objectContaining({
      file: 'zones/b.yaml',
      line: 2,
      message: expect.stringContaining('zones/a.yaml:2'),
    }),
  ])
  main('[zones/a.yaml]', 'queue: { leaseMinutes: 5 }\n')
  const found = await read()
  expect(found.kind === 'valid' && found.config.queue.leaseMinutes).toBe(5)
})

const broken: [string, string, RegExp][] = [
  ['a file that is not there', '[zones/none.yaml]', /zones\/none\.yaml: cannot be read/u],
  ['a file that includes this one', '[main.yaml]', /includes this file/u],
  ['something else than a list', 'zones/a.yaml', /must be a list of files/u],
]
for (const [name, include, message] of broken)
  test(`${name} is a problem of its line`, async () => {
    main(include)
    const [found] = await problems()
    expect(found).toMatchObject({ file: 'main.yaml', message: expect.stringMatching(message) })
    expect(standard.split('\n').indexOf('version: 1') + 2).toBe(found?.line)
  })

test('a text without files beside it cannot include', () => {
  const parsed = parseConfig(`${standard}\ninclude: [a.yaml]\n`)
  expect(parsed.kind === 'invalid' && parsed.problems).toEqual([expect.objectContaining({ at: 'include' })])
})
