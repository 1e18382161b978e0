import type { Bench } from '@seinpost/domain'
import { jobsBench } from './jobs-bench.ts'

export const benches: readonly Bench[] = [jobsBench]
