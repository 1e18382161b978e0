import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chancesOfAtLeast,
  fineScore,
  levelChances,
  levelOf,
  linearScores,
  severityKernel,
} from './severity-kernel.ts'
import { CHANNELS, SEVERITY_TERMS } from './severity-terms.ts'
import { PRIOR_WEIGHTS } from './severity-weights.ts'
import type { TermStrengths } from './term-strengths.ts'

const kernel = severityKernel(PRIOR_WEIGHTS)
const unit = fc.double({ min: 0, max: 1, noNaN: true })
const [T, C] = [SEVERITY_TERMS.length, CHANNELS.length]

const strengths = fc
  .record({
    terms: fc.array(unit, { minLength: T, maxLength: T }),
    bearing: fc.array(unit, { minLength: T * C, maxLength: T * C }),
    channels: fc.array(unit, { minLength: C, maxLength: C }),
  })
  .map(
    ({ terms, bearing, channels }): TermStrengths => ({
      terms: Float64Array.from(terms),
      bearing: Float64Array.from(bearing),
      channels: Float64Array.from(channels),
    }),
  )

describe('the severity kernel', () => {
  test('more of any severity term never lowers a score', () => {
    fc.assert(
      fc.property(strengths, fc.nat({ max: T - 1 }), unit, (input, at, more) => {
        const terms = Float64Array.from(input.terms)
        terms[at] = Math.max(terms[at] ?? 0, more)
        const before = linearScores(kernel, input)
        const after = linearScores(kernel, { ...input, terms })
        return after.effective >= before.effective - 1e-9 && after.surface >= before.surface - 1e-9
      }),
      { numRuns: 60 },
    )
  })

  test('more of any context never raises the effective score', () => {
    fc.assert(
      fc.property(strengths, fc.nat({ max: C - 1 }), (input, channel) => {
        const bearing = Float64Array.from(input.bearing)
        for (let t = 0; t < T; t += 1) bearing[t * C + channel] = 1
        const channels = Float64Array.from(input.channels)
        channels[channel] = 1
        return (
          linearScores(kernel, { ...input, bearing, channels }).effective <=
          linearScores(kernel, input).effective + 1e-9
        )
      }),
      { numRuns: 60 },
    )
  })

  test('levels, chances and the fine score agree', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 40, noNaN: true }), (linear) => {
        const chances = levelChances(PRIOR_WEIGHTS, linear)
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9)
        const isOnEdge = chancesOfAtLeast(PRIOR_WEIGHTS, linear).some((p) => Math.abs(p - 0.5) < 1e-9)
        const likely = chancesOfAtLeast(PRIOR_WEIGHTS, linear).filter((p) => p >= 0.5).length
        if (!isOnEdge) expect(levelOf(PRIOR_WEIGHTS, linear)).toBe(likely)
        const fine = fineScore(PRIOR_WEIGHTS, linear)
        return fine >= 0 && fine <= 1 && fineScore(PRIOR_WEIGHTS, linear + 0.1) >= fine
      }),
    )
  })
})
