import type { CasePolicy } from '@seinpost/casework'
import type { Config } from '@seinpost/schemas'
import { priorityOf, sourceReliability } from '@seinpost/scoring'

/** What decides about cases under a config. */
export function casePolicy({ thresholds, queue, priority }: Config, now: () => Date): CasePolicy {
  return {
    thresholds,
    queue,
    now,
    priorityOf: ({ score, signal, copies, independentSources, lastPublishedAt, now: at }) =>
      priorityOf(
        {
          score: score.severity.score,
          concepts: score.concepts,
          context: score.context,
          publishedAt: lastPublishedAt,
          now: at,
          spread: copies,
          independentSources,
          sourceReliability: sourceReliability(signal.source.kind),
        },
        priority,
      ),
  }
}
