import type { Bench } from '@seinpost/domain'
import { embeddedLogBench } from './embedded-bench.ts'

export { kafkaLogBench } from './kafka-bench.ts'

/** Those that need nothing but a disk; `kafkaLogBench` needs a broker. */
export const benches: readonly Bench[] = [embeddedLogBench]
