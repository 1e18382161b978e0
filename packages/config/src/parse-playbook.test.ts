import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_PLAYBOOK, loadPlaybook } from './load-playbook.ts'
import { parsePlaybook } from './parse-playbook.ts'

const standard = readFileSync(DEFAULT_PLAYBOOK, 'utf8')
const problems = (yaml: string) => {
  const parsed = parsePlaybook(yaml)
  return parsed.kind === 'invalid' ? parsed.problems : []
}

describe('the built-in playbook', () => {
  test('is valid and names the help lines the field names', async () => {
    const { helpLines, steps } = await loadPlaybook(undefined)
    const named = new Map(helpLines.map(({ name, number }) => [name, number]))
    expect(named).toEqual(
      new Map([
        ...[...named],
        ['1712', '1712'],
        ['Awel', '102'],
        ['CAW', '0800 13 500'],
        ['JAC', '0800 13 500'],
        ['Tele-Onthaal', '106'],
        ['Zelfmoordlijn 1813', '1813'],
      ]),
    )
    expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(['connecting', 'welfare', 'enforcement']))
  })

  test('has more connecting and welfare steps than enforcement', async () => {
    const { steps } = await loadPlaybook(undefined)
    const count = (kind: string) => steps.filter((step) => step.kind === kind).length
    expect(Math.min(count('connecting'), count('welfare'))).toBeGreaterThan(count('enforcement'))
  })
})

describe('a problem is named with its line', () => {
  const lineOf = (part: string) => standard.split('\n').findIndex((line) => line.includes(part)) + 1
  const cases: [string, string, string, string, RegExp][] = [
    ['an unknown help line', 'call: [disengagement]', 'call: [nobody]', 'steps.14.call.0', /nobody/u],
    ['a wrong kind', '    kind: enforcement', '    kind: police', 'steps.15.kind', /connecting/u],
    ['a missing language', '      nl: Eerst hulp\n', '', 'steps.9.title.nl', /string/u],
  ]
  for (const [name, from, to, at, message] of cases)
    test(name, () => {
      const [found] = problems(standard.replace(from, to))
      expect(found?.message).toMatch(message)
      expect(found?.at.startsWith(at.split('.')[0] ?? '')).toBe(true)
      if (to !== '') expect(found?.line).toBe(lineOf(from))
    })

  test('a police step that would stand alone', () => {
    const yaml = standard.replace(/ {2}- id: offer-welfare[\s\S]*?(?= {2}- id: youth-support)/u, '')
    expect(problems(yaml)[0]?.message).toMatch(/level \d.*no welfare step beside it/u)
  })

  test('a broken file, and one that is not there', async () => {
    expect(problems('version: 1\nsteps: [')[0]?.line).toBe(2)
    await expect(loadPlaybook('/nowhere/playbook.yaml')).rejects.toMatchObject({ code: 'input_unreadable' })
  })
})

test('no text makes the parser throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (yaml) => {
      expect(['valid', 'invalid']).toContain(parsePlaybook(yaml).kind)
    }),
  )
})
