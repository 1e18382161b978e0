import { Playbook } from '@seinpost/schemas'
import { describe, expect, test } from 'vitest'
import { nextSteps, type StepCase } from './next-steps.ts'

const words = { nl: 'x', fr: 'x', en: 'x' }
const step = (id: string, kind: string, match: object = {}, call: string[] = []) => ({
  ...{ id, kind, match, call, title: words, how: words },
})
const playbook = Playbook.parse({
  version: 1,
  helpLines: [
    { id: 'awel', name: 'Awel', number: '102', url: 'https://awel.be', about: words },
    { id: 'caw', name: 'CAW', url: 'https://www.caw.be', about: words },
  ],
  contacts: [{ id: 'school', who: words, when: words }],
  steps: [
    step('always', 'connecting'),
    step('school', 'connecting', { sector: 'education' }, ['school']),
    step('help', 'welfare', { context: ['help_seeking'] }, ['awel']),
    step('ties', 'connecting', { factor: ['social_ties', 'de trainer'] }),
    step('serious', 'enforcement', { minLevel: 3, notContext: 'quotation' }),
    step('mild', 'welfare', { maxLevel: 1, sourceKind: ['public', 'platform'] }, ['caw']),
  ],
})
const found = (over: object = {}): StepCase => ({
  level: 3,
  score: { concepts: ['threat_intent', 'social_ties'], context: [] },
  lead: { source: { kind: 'public' } },
  ...over,
})
const idsOf = (input: StepCase, added: Parameters<typeof nextSteps>[2] = []) => {
  const { steps } = nextSteps(input, playbook, added)
  return [...steps.connecting, ...steps.welfare, ...steps.enforcement].map(({ id }) => id)
}

describe('next steps', () => {
  const cases: [string, StepCase, string[]][] = [
    ['by level', found(), ['always', 'ties', 'serious']],
    [
      'not where the context speaks against it',
      found({ score: { concepts: [], context: ['quotation'] } }),
      ['always'],
    ],
    [
      'by context',
      found({ score: { concepts: [], context: ['help_seeking'] } }),
      ['always', 'help', 'serious'],
    ],
    ['by the source', found({ level: 1, score: { concepts: [], context: [] } }), ['always', 'mild']],
    [
      'by the partner’s sector and words',
      found({
        level: 0,
        score: { concepts: [], context: [] },
        lead: {
          source: { kind: 'referral' },
          referral: { partner: 'p', sector: 'education', concerns: [], protective: ['social_ties'] },
        },
      }),
      ['always', 'school', 'ties'],
    ],
    [
      'a person’s judgement counts above the model’s',
      found({
        assessment: {
          outcome: 'watch',
          level: 1,
          context: [],
          by: 'an',
          at: '2026-11-20T10:00:00Z',
          signalId: 's',
        },
      }),
      ['always', 'ties', 'mild'],
    ],
  ]
  for (const [name, input, want] of cases) test(name, () => expect(idsOf(input)).toEqual(want))

  test('a factor that the desk named counts, and stands beside the others with who said it', () => {
    const bare = found({ level: 0, score: { concepts: ['grievance'], context: [] } })
    const added = [{ kind: 'protective', factor: 'de trainer', by: 'tom' }] as const
    expect(idsOf(bare, added)).toEqual(['always', 'ties', 'mild'])
    expect(nextSteps(bare, playbook, added).factors).toEqual({
      risk: [{ factor: 'grievance', from: 'text' }],
      protective: [{ factor: 'de trainer', by: 'tom', from: 'desk' }],
    })
  })

  test('only the lines that a step names are given', () => {
    const { helpLines, contacts } = nextSteps(
      found({ score: { concepts: [], context: ['help_seeking'] } }),
      playbook,
    )
    expect([helpLines.map(({ id }) => id), contacts]).toEqual([['awel'], []])
  })
})
