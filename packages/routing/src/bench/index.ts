import type { Bench } from '@seinpost/domain'
import { routeBench } from './route-bench.ts'

export const benches: Bench[] = [routeBench]
