import { readFileSync } from 'node:fs'
import { DEFAULT_CONFIG, parseConfig } from '@seinpost/config'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { crossCheck } from './cross-check.ts'

const standard = readFileSync(DEFAULT_CONFIG, 'utf8')

async function problemsOf(yaml: string) {
  const parsed = parseConfig(yaml, 'mine.yaml')
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems))
  return await crossCheck(parsed.config, undefined, parsed.locate)
}

test('the built-in default has none', async () => expect(await problemsOf(standard)).toEqual([]))

const overrides = (list: string) => `${standard}\nthresholds:\n  overrides:\n${list}`
const cases: [string, string, string, RegExp][] = [
  [
    'a route to a desk that does not exist',
    standard.replace("receivers: ['{municipality}', help]", 'receivers: [zone5345]'),
    'receivers: [zone5345]',
    /is no queue; use/u,
  ],
  [
    'a route to a town that does not take part',
    standard
      .replace('participating: all', "participating: ['11002']")
      .replace("receivers: ['{municipality}', help]", 'receivers: [municipality-12025]'),
    'receivers: [municipality-12025]',
    /12025 does not participate/u,
  ],
  [
    'a route nothing comes to',
    standard.replace('match: { minLevel: 4 }', 'match: { minLevel: 4, maxLevel: 2 }'),
    'match: { minLevel: 4, maxLevel: 2 }',
    /minLevel is above maxLevel/u,
  ],
  [
    'a threshold of a desk that does not exist',
    overrides('    - when: { desk: zone5345 }\n      queueFromLevel: 2\n'),
    'desk: zone5345',
    /is no queue/u,
  ],
  [
    'a threshold behind one that holds for all of it',
    overrides(
      '    - when: { language: fr }\n      queueFromLevel: 2\n    - when: { language: fr, desk: help }\n      queueFromLevel: 3\n',
    ),
    '    - when: { language: fr, desk: help }',
    /put this one before it/u,
  ],
  [
    'thresholds that cross',
    overrides('    - when: { desk: help }\n      queueFromLevel: 4\n'),
    '      queueFromLevel: 4',
    /give at most 2, or raise maxLevel/u,
  ],
  [
    'a capacity of a desk that does not exist',
    `${standard}\ndesks:\n  capacity:\n    zone5345: { readers: 1, hoursPerDay: 1 }\n`,
    '    zone5345:',
    /is no queue/u,
  ],
  [
    'a deadline without a receiver',
    stringify({
      ...parse(standard),
      deadlines: {
        calendars: { always: {} },
        rules: [{ name: 'soon', within: '1h', calendar: 'always', desks: ['zonen-*'] }],
      },
    }),
    'zonen-*',
    /"soon" has no receiver/u,
  ],
]
for (const [name, yaml, at, message] of cases)
  test(`${name}: its line and what to write instead`, async () => {
    const [found, ...more] = await problemsOf(yaml)
    expect(more).toEqual([])
    expect(found?.message).toMatch(message)
    expect(found).toMatchObject({
      file: 'mine.yaml',
      line: yaml.split('\n').findIndex((line) => line.includes(at)) + 1,
    })
  })
