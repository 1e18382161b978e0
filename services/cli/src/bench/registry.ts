import type { Bench } from '@seinpost/domain'
import { backtestBench } from './backtest-bench.ts'
import { embeddedBench } from './embedded-bench.ts'
import { firehosePipelineBench } from './firehose-pipeline-bench.ts'
import { idleQueuesBench } from './idle-queues-bench.ts'
import { scaleBench } from './scale-bench.ts'

/** Every benchmark, by the package that measures it; loaded only for `seinpost bench`, because they bring peers along. */
export async function loadBenches(): Promise<readonly Bench[]> {
  const doors = await Promise.all([
    import('@seinpost/scoring/bench'),
    import('@seinpost/text/bench'),
    import('@seinpost/concepts/bench'),
    import('@seinpost/dedup/bench'),
    import('@seinpost/gazetteer/bench'),
    import('@seinpost/routing/bench'),
    import('@seinpost/casework/bench'),
    import('@seinpost/audit/bench'),
    import('@seinpost/event-log/bench'),
    import('@seinpost/store/bench'),
    import('@seinpost/jobs/bench'),
    import('@seinpost/gateway/bench'),
    import('@seinpost/collect/bench'),
  ])
  return [
    embeddedBench,
    backtestBench,
    scaleBench,
    idleQueuesBench,
    firehosePipelineBench,
    ...doors.flatMap(({ benches }) => benches),
  ]
}
