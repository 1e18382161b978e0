import type { Bench } from '@seinpost/domain'
import { embeddedBench } from './embedded-bench.ts'

/** Every benchmark, by the package that measures it; loaded on demand, because they bring peers along. */
export async function loadBenches(): Promise<readonly Bench[]> {
  return [embeddedBench]
}
