import type { Bench } from '@seinpost/domain'
import { caseworkBench } from './casework-bench.ts'
import { deskBench } from './desk-bench.ts'

export const benches: readonly Bench[] = [caseworkBench, deskBench]
