import type { AdviceOption, DeskAdvice, DesksConfig, Level, Share } from '@seinpost/schemas'
import { LEVELS } from '@seinpost/schemas'
import { type AssessedSignal, isSerious } from './assessed.ts'
import { capacityHours, minutesAt } from './compare-desks.ts'
import type { Rerun, RerunCase } from './rerun.ts'
import { shareOf } from './share.ts'

export interface AdviseInput {
  /** The signals under the live config with every threshold at 0. */
  readonly everything: Rerun
  /** The level from which each desk receives today. */
  readonly thresholdOf: (desk: string) => Level
  readonly assessed: readonly AssessedSignal[]
  readonly desks: DesksConfig
  readonly days: number
  /** In [0, 1); the same ones give the same interval. */
  readonly chance: () => number
}

const RESAMPLES = 400
/** Below this many serious cases an interval says nothing; above it the width decides. */
const FEW = 10
const NARROW = 0.15

/** A threshold for every desk whose capacity the config states, or that has an own case load, with how sure that is. */
export function advise(input: AdviseInput): DeskAdvice[] {
  const names = [...new Set(input.everything.cases.flatMap(({ desks }) => desks))].sort()
  return names.map((desk) => adviseDesk(desk, input))
}

function adviseDesk(desk: string, input: AdviseInput): DeskAdvice {
  const { everything, desks, assessed } = input
  const cases = everything.cases.filter((one) => one.desks.includes(desk))
  const serious = seriousOf(cases, assessed)
  const options = LEVELS.map((level) => optionOf(level, cases, serious, input))
  const hours = capacityHours(desk, desks)
  const capacity = hours === null ? null : (hours * 60) / minutesAt(desk, desks)
  const now = options[input.thresholdOf(desk)] ?? options[1]
  if (now === undefined) throw new RangeError('an option for each level')
  const advised =
    capacity === null ? null : (options.find(({ casesPerDay }) => casesPerDay.value <= capacity) ?? null)
  const sure = surenessOf(advised ?? now)
  return {
    desk,
    capacityCasesPerDay: capacity,
    now,
    advised,
    options,
    sure,
    says: wordsOf({ desk, capacity, now, advised, sure }),
  }
}

/** The cases a person found worth following. */
function seriousOf(cases: readonly RerunCase[], assessed: readonly AssessedSignal[]): readonly RerunCase[] {
  const ids = new Set(assessed.filter(isSerious).map(({ signalId }) => signalId))
  return cases.filter(({ members }) => members.some((id) => ids.has(id)))
}

function optionOf(
  queueFromLevel: Level,
  cases: readonly RerunCase[],
  serious: readonly RerunCase[],
  { days, chance }: AdviseInput,
): AdviceOption {
  const above = cases.filter(({ level }) => level >= queueFromLevel).length
  const found = serious.filter(({ level }) => level >= queueFromLevel).length
  return {
    queueFromLevel,
    casesPerDay: { value: above / days, ...rateBounds(above, days, chance) },
    recall: shareOf(found, serious.length),
  }
}

/** How far the rate would swing in another such period: cases come independently, so counts are resampled as Poisson. */
function rateBounds(count: number, days: number, chance: () => number): { low: number; high: number } {
  const drawn = Array.from({ length: RESAMPLES }, () => poisson(count, chance)).sort((a, b) => a - b)
  const at = (share: number) => (drawn[Math.floor(share * (RESAMPLES - 1))] ?? count) / days
  return { low: at(0.025), high: at(0.975) }
}

/** A count around `mean`; by its normal form, which is exact enough from a handful on. */
function poisson(mean: number, chance: () => number): number {
  if (mean > 30) {
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  const floor = Math.exp(-mean)
  let count = 0
  for (let product = chance(); product > floor; product *= chance()) count++
  return count
}

function surenessOf({ recall }: AdviceOption): DeskAdvice['sure'] {
  if (recall === null || recall.of < FEW) return 'unsure'
  return recall.high - recall.low <= NARROW ? 'sure' : 'fair'
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
const rate = (number: number): string => number.toFixed(number < 10 ? 1 : 0)

function recallWords(recall: Share | null): string {
  if (recall === null) return 'nobody assessed a serious case here, so what it misses is not known'
  return `of ${recall.of} cases that people found serious it keeps ${percent(recall.value)} (95 %: ${percent(recall.low)} to ${percent(recall.high)})`
}

const SURE = {
  sure: 'This rests on enough assessments.',
  fair: 'Take it as a direction: more assessments would narrow it.',
  unsure: 'Too few assessments to be sure: try it in a shadow first.',
} as const

function wordsOf({
  desk,
  capacity,
  now,
  advised,
  sure,
}: {
  desk: string
  capacity: number | null
  now: AdviceOption
  advised: AdviceOption | null
  sure: DeskAdvice['sure']
}): string {
  if (capacity === null)
    return `${desk}: its capacity is not in the config (desks.capacity); it gets ${rate(now.casesPerDay.value)} cases a day from level ${now.queueFromLevel}`
  const can = `${desk} can read ${rate(capacity)} cases a day and gets ${rate(now.casesPerDay.value)} from level ${now.queueFromLevel}`
  if (advised === null)
    return `${can}; even acute cases alone are more than it can read: it needs readers, not a threshold`
  if (advised.queueFromLevel === now.queueFromLevel)
    return `${can}: leave it; ${recallWords(now.recall)}. ${SURE[sure]}`
  return `${can}: from level ${advised.queueFromLevel} it gets ${rate(advised.casesPerDay.value)}; ${recallWords(advised.recall)}. ${SURE[sure]}`
}
