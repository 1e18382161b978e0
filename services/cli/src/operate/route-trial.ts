import { SeinpostError } from '@seinpost/domain'
import type { GateDeps } from '@seinpost/gate'
import { acceptSignal } from '@seinpost/gate'
import type { RouteTrial, RouteTrialInput } from '@seinpost/gateway'
import { jurisdictionOf } from '@seinpost/gazetteer'
import { compileRouting, explainRoute, locateInputOf, routeSignal } from '@seinpost/routing'
import { type Config, RoutingConfig } from '@seinpost/schemas'
import { score, scoreInputOf } from '@seinpost/scoring'
import { fullForm } from '../io/stage-input.ts'
import type { StageDeps } from '../runtime/stage-deps.ts'

export interface RouteTrialDeps {
  readonly stages: StageDeps
  readonly gate: () => GateDeps
}

/** Scores, locates and routes a text as the workers would, and keeps nothing. */
export function routeTrial(
  { text, venue, lang, routing }: RouteTrialInput,
  deps: RouteTrialDeps,
): RouteTrial {
  const gate = deps.gate()
  const verdict = acceptSignal(
    fullForm(
      { text, ...(venue !== undefined && { venue }), ...(lang !== undefined && { lang }) },
      1,
      gate.now,
    ),
    gate,
  )
  if (verdict.kind === 'refused') throw new SeinpostError('usage', verdict.refusal.detail)
  const { signal } = verdict
  const scored = { signal, score: score(scoreInputOf(signal), deps.stages.score) }
  const { tree: live, locate } = deps.stages.route
  const { places, regions } = locate(locateInputOf(scored))
  const tree =
    routing === undefined
      ? live
      : compileRouting(readRouting(routing), (nis) => jurisdictionOf(deps.stages.gazetteer, nis))
  const input = { ...scored, places, regions }
  return {
    lang: scored.score.lang,
    level: scored.score.severity.effective,
    context: scored.score.context,
    concepts: scored.score.concepts,
    places,
    ...routeSignal(input, tree),
    steps: [...explainRoute(input, tree).lines],
  }
}

/** @throws SeinpostError `usage` naming the first key that is wrong. */
function readRouting(block: unknown): Config['routing'] {
  const parsed = RoutingConfig.safeParse(block)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new SeinpostError('usage', `routing.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is wrong'}`)
}
