import type { HandoverDeps } from '@seinpost/routing'
import type { Parts } from './open-parts.ts'

/** What handovers need of these parts; tree and hours are those of the config that holds when they are asked for. */
export async function openHandover(parts: Parts): Promise<HandoverDeps> {
  const [{ hands }, stages] = [await parts.store(), await parts.stages()]
  return {
    hands,
    tree: () => stages.route.tree,
    now: parts.now,
    get answerHours() {
      return parts.loaded.config.handover.answerHours
    },
  }
}
