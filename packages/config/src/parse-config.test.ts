import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, formatProblems, parseConfig } from './index.ts'

const standard = readFileSync(DEFAULT_CONFIG, 'utf8')
const problems = (yaml: string) => {
  const parsed = parseConfig(yaml)
  return parsed.kind === 'invalid' ? parsed.problems : []
}

test('the built-in default is valid and fills in everything else', () => {
  const parsed = parseConfig(standard)
  expect(parsed.kind === 'valid' && parsed.config.thresholds).toEqual({
    queueFromLevel: 1,
    referralsAlways: true,
  })
})

describe('a problem is named with its line', () => {
  const lineOf = (part: string) => standard.split('\n').findIndex((line) => line.includes(part)) + 1
  const cases: [string, string, string, string, RegExp][] = [
    ['an unknown key', 'dataDir: data', 'dataDirr: data', 'dataDirr', /not a known key/u],
    [
      'a wrong type',
      'retentionDays: 90',
      'retentionDays: ninety',
      'gate.legal.public.retentionDays',
      /must be a/u,
    ],
    [
      'a wrong word',
      'handling: TLP:AMBER+STRICT',
      'handling: SECRET',
      'gate.legal.public.handling',
      /one of TLP:RED/u,
    ],
  ]
  for (const [name, from, to, at, message] of cases)
    test(name, () => {
      const [found] = problems(standard.replace(from, to))
      expect(found?.at).toBe(at)
      expect(found?.line).toBe(lineOf(from))
      expect(found?.message).toMatch(message)
    })

  test('a level that is none is told which there are', () => {
    const [found] = problems(`${standard}\nthresholds: { queueFromLevel: two }\n`)
    expect(found).toMatchObject({ at: 'thresholds.queueFromLevel', message: 'must be one of 0, 1, 2, 3, 4' })
  })

  test('a missing section names the section that should hold it', () => {
    const found = problems('version: 1\ngate: {}\n')
    expect(found.map(({ at }) => at)).toEqual(expect.arrayContaining(['gate.legal', 'routing']))
  })

  test('all problems at once, each on a line of its own', () => {
    const broken = standard
      .replace('retentionDays: 90', 'retentionDays: 0')
      .replace('version: 1', 'version: 2')
    expect(formatProblems('my.yaml', problems(broken)).split('\n')).toEqual([
      expect.stringMatching(/^my\.yaml:\d+: version: /u),
      expect.stringMatching(/^my\.yaml:\d+: gate\.legal\.public\.retentionDays: must be at least 1$/u),
    ])
  })
})

test('no text makes the parser throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (yaml) => {
      expect(['valid', 'invalid']).toContain(parseConfig(yaml).kind)
    }),
  )
})
