import type { Bench } from '@seinpost/domain'
import { auditBench } from './audit-bench.ts'

export const benches: readonly Bench[] = [auditBench]
