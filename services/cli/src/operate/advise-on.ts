import { type AdviseInput, advise, rerun } from '@seinpost/operate'
import type { Advice, Config, Level } from '@seinpost/schemas'
import type { TrialSet } from './record-set.ts'
import type { Trial } from './trial.ts'

interface AdviseOn {
  readonly set: TrialSet
  readonly days: number
  readonly trial: Trial
}

/** Thresholds for each desk from what came in, as if none held today. */
export function adviseOn(config: Config, { set, days, trial }: AdviseOn): Advice {
  const open: Config = { ...config, thresholds: { ...config.thresholds, queueFromLevel: 0, overrides: [] } }
  const everything = rerun(set.records, trial.decider(open, set.to))
  const input: AdviseInput = {
    everything,
    thresholdOf: (desk) => thresholdOf(desk, config),
    assessed: set.assessed,
    desks: config.desks,
    days,
    chance: seeded(1),
  }
  return { days, signals: set.records.length, desks: advise(input) }
}

/** The level from which a desk receives today, for signals of any source and language. */
function thresholdOf(desk: string, { thresholds }: Config): Level {
  const own = (thresholds.overrides ?? []).find(
    ({ when }) =>
      when.desk === desk && Object.values(when).filter((value) => value !== undefined).length === 1,
  )
  return own?.queueFromLevel ?? thresholds.queueFromLevel
}

/** Mulberry32: small, and good enough to resample with. The same advice comes of the same signals. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
