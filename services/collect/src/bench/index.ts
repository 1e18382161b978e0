import type { Bench } from '@seinpost/domain'
import { feedsBench } from './feeds-bench.ts'
import { firehoseBench } from './firehose-bench.ts'

export const benches: readonly Bench[] = [firehoseBench, feedsBench]
