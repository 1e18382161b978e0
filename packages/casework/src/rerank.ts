import type { QueueConfig } from '@seinpost/schemas'
import type { CaseStore } from '@seinpost/store'
import { rankKey } from './rank.ts'

/**
 * Brings the queues to a changed ageing; to be called at start. Answers how many cases it looked at, 0 when they are ranked
 * that way already.
 */
export const rerankQueues = (
  queue: Pick<QueueConfig, 'ageingPointsPerHour'>,
  { cases }: { readonly cases: Pick<CaseStore, 'rerank'> },
): Promise<number> => cases.rerank(`ageing ${queue.ageingPointsPerHour}`, (ranked) => rankKey(ranked, queue))
