import type { RoutingDecision } from '@seinpost/schemas'
import type { RouteInput } from './facts.ts'
import { routeSignal } from './route-signal.ts'
import type { RoutingTree } from './tree.ts'

/** One route that was tried. */
export interface RouteStep {
  /** Name of the place it was tried for, or undefined when the signal has none. */
  readonly place: string | undefined
  readonly route: string
  readonly matched: boolean
  /** The first condition that did not hold. */
  readonly failed?: string
}

export interface RouteExplanation {
  readonly decision: RoutingDecision
  readonly steps: readonly RouteStep[]
  /** For a person: the places, the routes that matched, the recipients, each on a line. */
  readonly lines: readonly string[]
}

/** The decision with every route that was tried for it. */
export function explainRoute(input: RouteInput, tree: RoutingTree): RouteExplanation {
  const steps: RouteStep[] = []
  const decision = routeSignal(input, tree, (place, route, failed) =>
    steps.push({ place, route, matched: failed === undefined, ...(failed === undefined ? {} : { failed }) }),
  )
  const lines = [
    ...input.places.map(
      ({ name, nis, code, role, confidence, evidence }) =>
        `place ${name} (${nis ?? code}) ${role} ${confidence.toFixed(2)}${confidence < 0.5 ? ', a candidate' : ''}: ${evidence
          .map(({ kind, text }) => `${kind} "${text}"`)
          .join(', ')}`,
    ),
    ...(decision.unplaced === null ? [] : [`no municipality: ${decision.unplaced}`]),
    ...steps.map(
      ({ place, route, matched, failed }) =>
        `${matched ? 'match' : 'no   '} ${route}${place === undefined ? '' : ` for ${place}`}${matched ? '' : `: ${failed} does not hold`}`,
    ),
    ...decision.recipients.map(
      ({ queue, role, reason, confidence, released, route }) =>
        `to ${queue} as ${role}${released ? '' : ', after release'}: ${reason} (${confidence.toFixed(2)}, route ${route})`,
    ),
    `owner ${decision.primary}`,
  ]
  return { decision, steps, lines }
}
