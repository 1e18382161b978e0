import type { Costs } from './costs.ts'

/** Measured by `npm run bench scale` and `npm run bench embedded`; docs/scale.md says when and where. */
export const MEASURED: Costs = {
  cpuUs: {
    gateway: 300,
    score: 400,
    dedup: 350,
    route: 200,
    queue: 200,
    kafka: 400,
    redis: 150,
    postgres: 300,
  },
  logBytes: 18_000,
  storeBytes: 3_000,
  redisBytes: 1_200,
}
