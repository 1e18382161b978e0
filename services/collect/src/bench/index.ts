import type { Bench } from '@seinpost/domain'
import { feedsBench } from './feeds-bench.ts'
import { firehoseBench } from './firehose-bench.ts'

export { FIREHOSE, openFirehose } from './firehose.ts'

export const benches: readonly Bench[] = [firehoseBench, feedsBench]
