import { loadPacks } from '@seinpost/concepts'
import { describe, expect, test } from 'vitest'
import { loadModel } from '../model.ts'
import { readText } from '../reading.ts'
import { linearScores, severityKernel } from '../severity-kernel.ts'
import { PRIOR_WEIGHTS, type SeverityWeights } from '../severity-weights.ts'
import { signsOf } from '../signs.ts'
import { termStrengths } from '../term-strengths.ts'
import { seededChance } from './chance.ts'
import { inventedCases } from './own-cases.ts'
import { graphScores, severityTensors, severityVariables, weightsOf } from './severity-graph.ts'
import { ANY_LEVEL, type SeverityExample, severityMatrix } from './severity-matrix.ts'
import { loadTensorFlow } from './tensorflow.ts'
import { trainSeverity } from './train-severity.ts'

async function examples(count: number): Promise<SeverityExample[]> {
  const { heads } = await loadModel()
  const deps = { heads, packs: loadPacks() }
  return inventedCases(count, 21).map(({ input, surface, effective }) => {
    const reading = readText(input.text, input.lang, deps)
    return {
      strengths: termStrengths(reading, signsOf(reading, input), 0),
      surface: surface === null ? ANY_LEVEL : [surface, surface],
      effective: [effective, effective],
      weight: 1,
    }
  })
}

const shaken = (weights: SeverityWeights): SeverityWeights => {
  const chance = seededChance(9)
  const shake = (value: number): number => value + chance()
  return {
    ...weights,
    terms: weights.terms.map(shake),
    hazards: weights.hazards.map((row) => row.map(shake)),
  }
}

describe('the typed-array kernel and TensorFlow', () => {
  test.each([
    ['the rules of thumb', PRIOR_WEIGHTS],
    ['other weights', shaken(PRIOR_WEIGHTS)],
  ])('give the same scores under %s', async (_, start) => {
    const { tf } = await loadTensorFlow()
    const texts = await examples(200)
    const variables = severityVariables(tf, start)
    const tensors = severityTensors(tf, severityMatrix(texts))
    const { surface, effective } = graphScores(tf, variables, tensors)
    const kernel = severityKernel(weightsOf(variables))
    const [bySurface, byEffective] = [surface.dataSync(), effective.dataSync()]
    for (const [i, { strengths }] of texts.entries()) {
      const scores = linearScores(kernel, strengths)
      expect(Math.abs(scores.surface - (bySurface[i] ?? 0))).toBeLessThan(1e-4)
      expect(Math.abs(scores.effective - (byEffective[i] ?? 0))).toBeLessThan(1e-4)
    }
  })

  test('training lowers the loss, keeps every sign, and is the same bit for bit twice', async () => {
    const texts = await examples(120)
    const train = (steps: number) => trainSeverity(texts, { steps, rate: 0.05, pull: 1 })
    const [few, first, second] = [await train(1), await train(12), await train(12)]
    expect(first.loss).toBeLessThan(few.loss)
    expect(second.weights).toEqual(first.weights)
    expect(first.weights.terms.every((weight) => weight >= 0)).toBe(true)
    expect(first.weights.hazards.flat().every((hazard) => hazard >= 0)).toBe(true)
    expect(first.weights.mains.every((main) => main <= 0)).toBe(true)
    expect([...first.weights.thresholds].sort((a, b) => a - b)).toEqual(first.weights.thresholds)
  })
})
