import type { Bench } from '@seinpost/domain'
import { placesBench } from './places-bench.ts'

export const benches: Bench[] = [placesBench]
