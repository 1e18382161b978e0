import { DISCIPLINES, seededChance, simulateDesk, USUAL_LOAD } from '@seinpost/casework'
import { type Command, InvalidArgumentError } from 'commander'
import { printLine, printText } from '../io/print.ts'

interface SimulateFlags {
  readonly overload: number
  readonly reviewers: number
  readonly minutes: number
  readonly hours: number
  readonly misjudged: number
  readonly ageing: number
  readonly seed: number
  readonly json?: true
}

const LEVELS = [
  [4, 'acute'],
  [3, 'serious'],
  [2, 'elevated'],
  [1, 'concern'],
] as const

export function registerSimulate(program: Command): void {
  const simulate = program.command('simulate').description('what-if runs that touch no data')
  simulate
    .command('desk')
    .description('how long cases of each level wait at a desk with too few people, in three orders of work')
    .option('--overload <factor>', 'cases that come per case that can be read', above(0, 100), 3)
    .option('--reviewers <people>', 'people at the desk', above(0, 1_000), USUAL_LOAD.reviewers)
    .option('--minutes <minutes>', 'minutes a case takes', above(0, 1_000), USUAL_LOAD.minutesPerCase)
    .option('--hours <hours>', 'length of the run', above(0, 5_000), USUAL_LOAD.hours)
    .option(
      '--misjudged <share>',
      'how often the score is one level off, 0 to 1',
      share,
      USUAL_LOAD.misjudged,
    )
    .option('--ageing <points>', 'points a waiting case gains an hour', share10, 0.1)
    .option('--seed <number>', 'another week with another number', above(0, 2 ** 31), 1)
    .option('--json', 'one JSON object instead of a table')
    .addHelpText('after', '\nExample:\n  $ seinpost simulate desk --overload 10 --reviewers 2')
    .action(desk)
}

async function desk(flags: SimulateFlags): Promise<void> {
  const { overload, misjudged, hours, ageing, seed } = flags
  const load = {
    ...USUAL_LOAD,
    ...{ overload, misjudged, hours, minutesPerCase: flags.minutes, reviewers: Math.ceil(flags.reviewers) },
  }
  const runs = DISCIPLINES.map((discipline) => ({
    discipline,
    ...simulateDesk(load, { discipline, queue: { ageingPointsPerHour: ageing }, chance: seededChance(seed) }),
  }))
  if (flags.json) return await printLine({ load, seed, ageing, runs })
  printText(
    `${load.reviewers} people, ${load.minutesPerCase} minutes a case, ${overload} times too much, ${hours} hours`,
  )
  printText('minutes from arrival to review, median and (90th percentile)\n')
  printText(['', ...LEVELS.map(([, name]) => name), 'reviewed'].map(cell).join(''))
  for (const { discipline, median, p90, reviewed, arrived } of runs)
    printText(
      [
        discipline.replaceAll('_', ' '),
        ...LEVELS.map(([level]) => `${median[level].toFixed(0)} (${p90[level].toFixed(0)})`),
        `${reviewed} of ${arrived}`,
      ]
        .map(cell)
        .join(''),
    )
}

const cell = (text: string, at: number) => (at === 0 ? text.padEnd(20) : text.padStart(18))

function above(low: number, high: number): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (number > low && number <= high) return number
    throw new InvalidArgumentError(`give a number above ${low}, at most ${high}`)
  }
}

const between = (high: number) => (value: string) => {
  const number = Number(value)
  if (value.trim() !== '' && number >= 0 && number <= high) return number
  throw new InvalidArgumentError(`give a number from 0 to ${high}`)
}
const share = between(1)
const share10 = between(10)
