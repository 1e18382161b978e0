import type { Step } from './costs.ts'

export interface Simulated {
  /** Time from the first step to the end of the last, in milliseconds. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** Signals that waited at the end of the run: a step that cannot keep up shows here. */
  readonly waiting: number
}

export interface SimulateOptions {
  /** Signals a second, arriving at random (Poisson). */
  readonly perSecond: number
  readonly seconds: number
  /** In the order of the way. */
  readonly steps: readonly { readonly step: Step; readonly cores: number; readonly cpuUs: number }[]
  readonly random: () => number
}

/**
 * A queue with several servers per step, one step after the other (discrete events, exponential service times). It says
 * whether a plan's cores carry its peak without a line that grows.
 */
export function simulate({ perSecond, seconds, steps, random }: SimulateOptions): Simulated {
  const exponential = (mean: number) => -mean * Math.log(1 - random())
  const end = seconds * 1_000
  let times: number[] = []
  for (let at = exponential(1_000 / perSecond); at < end; at += exponential(1_000 / perSecond)) times.push(at)
  const arrived = times
  for (const { cores, cpuUs } of steps) {
    const free = new Float64Array(cores)
    times = inOrder(times).map((at) => {
      const server = earliest(free)
      const done = Math.max(at, free[server] ?? 0) + exponential(cpuUs / 1_000)
      free[server] = done
      return done
    })
  }
  const taken = inOrder(times).map((done, index) => done - (arrived[index] ?? 0))
  const sorted = taken.toSorted((a, b) => a - b)
  return {
    p50Ms: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    waiting: times.filter((done) => done > end).length,
  }
}

const inOrder = (times: readonly number[]) => times.toSorted((a, b) => a - b)

function earliest(free: Float64Array): number {
  let best = 0
  for (let server = 1; server < free.length; server++)
    if ((free[server] ?? 0) < (free[best] ?? 0)) best = server
  return best
}
