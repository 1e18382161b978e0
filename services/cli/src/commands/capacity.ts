import { type Command, InvalidArgumentError } from 'commander'
import { seededRandom } from '../bench/generate-signals.ts'
import { MEASURED } from '../capacity/measured.ts'
import { type Demand, planCapacity } from '../capacity/plan.ts'
import { simulate } from '../capacity/simulate.ts'
import { printLine, printText } from '../io/print.ts'

interface CapacityFlags {
  readonly perDay: number
  readonly peak: number
  readonly json?: true
}

const DEFAULTS = { utilisation: 0.6, logDays: 14, storeDays: 90, dedupDays: 14, replicas: 3 }
const WAY = ['gateway', 'score', 'dedup', 'route', 'queue'] as const
/** Enough to see whether a line grows; more is memory for nothing. */
const SIMULATED_SIGNALS = 200_000

export function registerCapacity(program: Command): void {
  program
    .command('capacity')
    .description(
      'cores, partitions and storage for a number of signals a day, from measured costs, checked by a simulation',
    )
    .requiredOption('--per-day <signals>', 'signals a day, such as 5e8', positive)
    .option('--peak <factor>', "the busiest second over the day's mean", positive, 3)
    .option('--json', 'one JSON object instead of text')
    .addHelpText('after', '\nExample:\n  $ seinpost capacity --per-day 1e6')
    .action(capacity)
}

async function capacity({ perDay, peak, json }: CapacityFlags): Promise<void> {
  const demand: Demand = { ...DEFAULTS, signalsPerDay: perDay, peakFactor: peak }
  const plan = planCapacity(demand, MEASURED)
  const simulated = simulate({
    perSecond: plan.peakPerSecond,
    seconds: Math.min(30, SIMULATED_SIGNALS / Math.max(1, plan.peakPerSecond)),
    random: seededRandom(1),
    steps: WAY.map((step) => ({ step, cores: plan.cores[step], cpuUs: MEASURED.cpuUs[step] })),
  })
  if (json) return await printLine({ demand, plan, simulated })
  printText(
    `${perDay.toLocaleString('en')} signals a day, ${plan.peakPerSecond.toLocaleString('en')} a second at the peak`,
  )
  printText(
    `cores: ${Object.entries(plan.cores)
      .map(([step, cores]) => `${step} ${cores}`)
      .join(', ')}; ${plan.totalCores} in all`,
  )
  printText(`partitions a topic: ${plan.partitions}`)
  printText(
    `storage: log ${plan.logGigabytes} GB (${DEFAULTS.replicas} copies), store ${plan.storeGigabytes} GB, Redis ${plan.redisGigabytes} GB`,
  )
  printText(
    `simulated at the peak: half are through in ${simulated.p50Ms.toFixed(1)} ms, 99 of 100 in ${simulated.p99Ms.toFixed(1)} ms`,
  )
  printText(
    plan.breaks.length === 0
      ? 'one server of each kind is enough'
      : `breaks first: ${plan.breaks.join('; ')}`,
  )
}

function positive(value: string): number {
  const number = Number(value)
  if (number > 0 && Number.isFinite(number)) return number
  throw new InvalidArgumentError('give a number above 0')
}
