import { type Costs, STEPS, type Step } from './costs.ts'

export interface Demand {
  readonly signalsPerDay: number
  /** The busiest second over the day's mean. */
  readonly peakFactor: number
  /** How busy a core may be at the peak; the rest is room for rebalances and retries. */
  readonly utilisation: number
  readonly logDays: number
  readonly storeDays: number
  readonly dedupDays: number
  readonly replicas: number
}

export interface Plan {
  readonly peakPerSecond: number
  /** Cores for each step, in whole ones. */
  readonly cores: Readonly<Record<Step, number>>
  readonly totalCores: number
  /** Partitions of each topic: as many as its busiest consumer has workers, with room to grow. */
  readonly partitions: number
  readonly logGigabytes: number
  readonly storeGigabytes: number
  readonly redisGigabytes: number
  /** What one server of its kind cannot carry, the tightest first; empty when one of each is enough. */
  readonly breaks: readonly string[]
}

const DAY_SECONDS = 86_400
const GB = 1e9
/** What one server can be asked for before the work must be divided over several. */
const ONE_SERVER = { postgresCores: 32, redisCores: 1, redisGigabytes: 256, storeGigabytes: 8_000 }

/** Cores, partitions and storage for a demand; a straight sum of measured costs, checked by `simulate`. */
export function planCapacity(demand: Demand, costs: Costs): Plan {
  const peakPerSecond = (demand.signalsPerDay / DAY_SECONDS) * demand.peakFactor
  const coresOf = (step: Step) =>
    Math.max(1, Math.ceil((peakPerSecond * costs.cpuUs[step]) / 1e6 / demand.utilisation))
  // `STEPS` has every key of the record once.
  const cores = Object.fromEntries(STEPS.map((step) => [step, coresOf(step)])) as Record<Step, number>
  const logGigabytes = (demand.signalsPerDay * demand.logDays * costs.logBytes * demand.replicas) / GB
  const storeGigabytes = (demand.signalsPerDay * demand.storeDays * costs.storeBytes) / GB
  const redisGigabytes = (demand.signalsPerDay * demand.dedupDays * costs.redisBytes) / GB
  const loads: [string, number][] = [
    ['PostgreSQL, by cores', cores.postgres / ONE_SERVER.postgresCores],
    ['PostgreSQL, by storage', storeGigabytes / ONE_SERVER.storeGigabytes],
    ['Redis, by its one core', cores.redis / ONE_SERVER.redisCores],
    ['Redis, by memory', redisGigabytes / ONE_SERVER.redisGigabytes],
  ]
  return {
    peakPerSecond: Math.round(peakPerSecond),
    cores,
    totalCores: Object.values(cores).reduce((sum, count) => sum + count, 0),
    partitions: Math.max(6, 2 * Math.max(cores.score, cores.dedup, cores.route, cores.queue)),
    logGigabytes: Math.round(logGigabytes),
    storeGigabytes: Math.round(storeGigabytes),
    redisGigabytes: Math.round(redisGigabytes),
    breaks: loads
      .filter(([, load]) => load > 1)
      .toSorted(([, a], [, b]) => b - a)
      .map(([what, load]) => `${what}: ${load.toFixed(1)} servers`),
  }
}
