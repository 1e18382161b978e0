import type { Bench } from '@seinpost/domain'
import { qualityBench } from './quality-bench.ts'
import { redisBench } from './redis-bench.ts'
import { speedBench } from './speed-bench.ts'

export const benches: readonly Bench[] = [qualityBench, speedBench, redisBench]
