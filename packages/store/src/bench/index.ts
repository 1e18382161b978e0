import type { Bench } from '@seinpost/domain'
import { storeBench } from './store-bench.ts'

export const benches: readonly Bench[] = [storeBench]
