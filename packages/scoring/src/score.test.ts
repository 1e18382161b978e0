import { PriorityConfig, Score } from '@seinpost/schemas'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadModel, type ScoreInput, type ScoringModel, score } from './index.ts'
import { inventedCases } from './train/own-cases.ts'

let model: ScoringModel
const rate = (input: ScoreInput) =>
  score(input, { model, priority: PriorityConfig.parse({}), now: new Date('2026-11-20T10:00:00Z') })

beforeAll(async () => {
  model = await loadModel()
})

const sumsUp = ({ explanation, severity }: Score): boolean => {
  const sum = explanation.terms.reduce((total, { value }) => total + value, explanation.intercept)
  return Math.abs(sum - explanation.sum) < 1e-6 && severity.score >= 0 && severity.score <= 1
}

describe('a score', () => {
  test('is its explanation: the terms add up to the linear score of the kernel', async () => {
    const { assess } = await import('./assess.ts')
    const { readText } = await import('./reading.ts')
    for (const { input } of inventedCases(300, 11)) {
      const whole = rate(input)
      const { scores } = assess(readText(input.text, input.lang, model), input, 0, model)
      expect(sumsUp(whole), input.text).toBe(true)
      expect(Math.abs(whole.explanation.sum - scores.effective)).toBeLessThan(1e-6)
      expect(Math.abs(whole.explanation.surfaceSum - scores.surface)).toBeLessThan(1e-6)
    }
  })

  test('never fails, whatever the text, and every span lies in the original', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.option(fc.string({ maxLength: 12 })),
        (text, lang) => {
          const made = rate({ text, ...(lang === null ? {} : { lang }) })
          const spans = [
            ...made.explanation.evidence,
            ...made.explanation.terms.flatMap((term) => term.spans),
          ]
          expect(Score.safeParse(made).success).toBe(true)
          return (
            sumsUp(made) && spans.every(({ start, end }) => start >= 0 && start <= end && end <= text.length)
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  test('is the same for the same input', () => {
    const input = { text: 'ik kom u morgen om 8u kapotsteken aan de school', venue: 'mastodon' }
    expect(rate(input)).toEqual(rate(input))
  })

  test('does not depend on the texts before it, though they share their arrays', () => {
    const inputs = inventedCases(60, 5).map(({ input }) => input)
    const first = inputs.map(rate)
    const kept = structuredClone(first)
    const backwards = [...inputs].reverse().map(rate).reverse()
    expect(first).toEqual(kept)
    expect(backwards).toEqual(kept)
  })

  test('depends on where it was said', () => {
    const text = 'ik maak u kapot straks, 8u aan den brug'
    expect(rate({ text, venue: 'town_page' }).severity.effective).toBeGreaterThanOrEqual(3)
    expect(rate({ text, venue: 'game_chat' }).severity.effective).toBe(0)
  })

  test('an unknown language gets an unsure score that says so', () => {
    const made = rate({ text: 'Сегодня хорошая погода', lang: 'ru' })
    expect(made.explanation.uncertainty).toBeGreaterThanOrEqual(0.8)
    expect(made.explanation.sentence.nl).toContain('niet herkend')
  })

  test('an answer takes over what it joins', () => {
    const text = 'ik doe mee, zeg maar wanneer'
    const thread = [{ role: 'parent' as const, text: 'We steken dat asielcentrum zaterdag in brand' }]
    expect(rate({ text, thread }).severity.effective).toBeGreaterThan(rate({ text }).severity.effective)
  })
})

describe('which group is named does not matter', () => {
  const frames: [string, string, string[]][] = [
    [
      'nl',
      'Ik haat {}',
      ['moslims', 'joden', 'christenen', 'Walen', 'Turken', 'vrouwen', 'vluchtelingen', 'homo’s'],
    ],
    ['nl', '{} zijn ratten en moeten weg', ['moslims', 'joden', 'Polen', 'Marokkanen', 'transgenders']],
    ['nl', '{} zijn welkom bij ons', ['moslims', 'joden', 'christenen', 'Turken', 'vrouwen']],
    ['fr', 'Les {} sont des parasites', ['musulmans', 'juifs', 'Flamands', 'migrants']],
    ['en', 'All {} should be shot', ['Muslims', 'Jews', 'women', 'immigrants']],
    ['de', '{} gehören nicht hierher', ['Muslime', 'Juden', 'Türken', 'Flüchtlinge']],
  ]
  test.each(frames)('%s: %s', (lang, frame, groups) => {
    const scores = groups.map((group) => rate({ text: frame.replace('{}', group), lang }).severity.score)
    expect(Math.max(...scores) - Math.min(...scores)).toBeLessThanOrEqual(0.02)
  })
})
