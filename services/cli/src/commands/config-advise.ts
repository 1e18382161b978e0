import type { Command } from 'commander'
import { printLine, printText } from '../io/print.ts'
import { type OperatorFlags, withOperator } from '../operate/open-operator.ts'
import { period, programOptions } from './operator-options.ts'

interface AdviseFlags extends OperatorFlags {
  readonly since: number
  readonly all?: true
  readonly json?: true
}

export function registerAdvise(config: Command): void {
  programOptions(
    config
      .command('advise')
      .description('thresholds that fit what each desk can read (desks.capacity), and how sure that is'),
  )
    .option('--since <period>', 'stored signals of this long, such as 36h or 7d', period, 7)
    .option('--all', 'also desks without a stated capacity')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  $ seinpost config advise --since 7d')
    .action(advise)
}

async function advise(flags: AdviseFlags): Promise<void> {
  const advice = await withOperator(flags, (operator) => operator.advise(flags.since))
  if (flags.json) return await printLine(advice)
  const shown = advice.desks.filter(
    ({ capacityCasesPerDay }) => flags.all === true || capacityCasesPerDay !== null,
  )
  printText(`${advice.signals} signals of ${advice.days} days`)
  for (const { says } of shown) printText(says)
  if (shown.length === 0)
    printText(
      'no desk has a capacity in the config; add `desks: { capacity: { zone-5345: { readers: 2, hoursPerDay: 6 } } }`',
    )
}
