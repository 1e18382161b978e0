import { configRoutes, deadRoutes, modelCardRoutes } from '@seinpost/gateway'
import { deadLetters } from '../../operate/dead-letters.ts'
import { openOperator } from '../../operate/local-operator.ts'
import { modelCard } from '../../operate/model-card.ts'
import { routeTrial } from '../../operate/route-trial.ts'
import type { OpenArea } from './area.ts'

/** The operator's loop: config, model and what was put aside. */
export const operateArea: OpenArea = async ({ parts }) => {
  const [store, log, gate] = [await parts.store(), await parts.log(), await parts.gate()]
  const stages = await parts.stages()
  const operator = await openOperator(parts)
  return (app) => {
    configRoutes(app, operator)
    modelCardRoutes(app, {
      card: () => modelCard(stages.score.model.version),
      routeTrial: async (input) => routeTrial(input, { stages, gate }),
    })
    deadRoutes(app, deadLetters(store, { log, now: parts.now }))
  }
}
