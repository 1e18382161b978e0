import type { ScoringModel } from '../model.ts'
import { trainHeads } from '../train/train-heads.ts'
import { EPOCHS, gather, HEADS, INVENTED, PUBLIC_SHARE } from '../train/train-model.ts'
import type { EvaluateOptions } from './evaluate-options.ts'
import { type HateCheckFigures, hateCheck, SUITE_LANGUAGES, violenceRanks } from './public-figures.ts'

/** What heads trained on a share of the texts are worth. */
export interface LearningPoint {
  readonly share: number
  readonly hateCheck: readonly HateCheckFigures[]
  readonly violence: number
}

const SHARES = [0.05, 0.3]

function pointOf(share: number, options: EvaluateOptions, model: ScoringModel): LearningPoint {
  const { data } = options
  return {
    share,
    hateCheck: SUITE_LANGUAGES.map((lang) => hateCheck(data, lang, model)),
    violence: violenceRanks(data, 'nl', model).violence,
  }
}

/** Heads trained on ever more texts, under the shipped packs and severity weights; the last point is the shipped model. */
export function learningCurve(options: EvaluateOptions, shipped: ScoringModel): LearningPoint[] {
  const { data, seed, log, invented = INVENTED, publicShare = PUBLIC_SHARE } = options
  const parts = SHARES.map((share) => {
    const { cases, publicOnes } = gather({
      data,
      seed,
      log: () => undefined,
      invented: Math.round(invented * share),
      publicShare: publicShare * share,
    })
    const heads = trainHeads(cases, publicOnes, { ...HEADS, epochs: EPOCHS, seed })
    log(`learning curve: ${share}`)
    return pointOf(share, options, { ...shipped, heads })
  })
  return [...parts, pointOf(1, options, shipped)]
}
