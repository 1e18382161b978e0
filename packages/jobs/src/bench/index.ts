import type { Bench } from '@seinpost/domain'

export const benches: readonly Bench[] = []
