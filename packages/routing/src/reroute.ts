import type { RouteInput } from './facts.ts'
import { routeSignal } from './route-signal.ts'
import type { RoutingTree } from './tree.ts'

/** An open case whose desks change with the tree. */
export interface Rerouted {
  readonly caseId: string
  readonly owner: { readonly before: string; readonly after: string }
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** What a change of the tree does to open cases, as a municipality that stops taking part: shown before it is applied. */
export function rerouteReport(
  cases: Iterable<{ readonly id: string; readonly input: RouteInput }>,
  { before, after }: { before: RoutingTree; after: RoutingTree },
): Rerouted[] {
  const report: Rerouted[] = []
  for (const { id, input } of cases) {
    const [was, is] = [routeSignal(input, before), routeSignal(input, after)]
    const [old, fresh] = [was, is].map(({ recipients }) => recipients.map(({ queue }) => queue))
    const added = (fresh ?? []).filter((queue) => !old?.includes(queue))
    const removed = (old ?? []).filter((queue) => !fresh?.includes(queue))
    if (added.length + removed.length > 0 || was.primary !== is.primary)
      report.push({ caseId: id, owner: { before: was.primary, after: is.primary }, added, removed })
  }
  return report
}
