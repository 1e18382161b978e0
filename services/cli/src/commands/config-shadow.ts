import { SeinpostError } from '@seinpost/domain'
import type { ShadowStatus } from '@seinpost/schemas'
import type { Command } from 'commander'
import { printLine, printText } from '../io/print.ts'
import { namedConfig } from '../operate/named-config.ts'
import { type OperatorFlags, withOperator } from '../operate/open-operator.ts'
import { signedBy } from './config-change.ts'
import { programOptions, withSignature } from './operator-options.ts'

interface ShadowFlags extends OperatorFlags {
  readonly by?: string
  readonly why?: string
  readonly status?: true
  readonly stop?: true
  readonly json?: true
}

export function registerShadow(config: Command): void {
  withSignature(
    programOptions(
      config
        .command('shadow [file]')
        .description('run a candidate beside the live config on live signals; nobody sees its cases'),
    ),
  )
    .option('--status', 'how it is doing')
    .option('--stop', 'stop it')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  $ seinpost config shadow mine.yaml --by An --why "before we apply it"\n  $ seinpost config shadow --status',
    )
    .action(shadow)
}

async function shadow(file: string | undefined, flags: ShadowFlags): Promise<void> {
  const status = await statusAfter(file, flags)
  if (flags.json) return await printLine({ shadow: status })
  if (status === null) return printText('no candidate ever ran in the shadow')
  for (const line of linesOf(status)) printText(line)
}

async function statusAfter(file: string | undefined, flags: ShadowFlags): Promise<ShadowStatus | null> {
  if (flags.stop) return await withOperator(flags, (operator) => operator.stopShadow())
  if (flags.status) return await withOperator(flags, (operator) => operator.shadow())
  if (file === undefined)
    throw new SeinpostError('usage', 'which config shall run in the shadow?', {
      remedy: 'Give a file, or --status or --stop.',
    })
  const signed = signedBy(flags)
  const { yaml } = await namedConfig(file)
  return await withOperator(flags, (operator) => operator.startShadow(yaml, signed))
}

function linesOf({
  by,
  why,
  startedAt,
  stoppedAt,
  signals,
  differing,
  problem,
  desks,
}: ShadowStatus): string[] {
  const changed = desks.filter(({ onlyLive, onlyCandidate }) => onlyLive + onlyCandidate > 0)
  return [
    `since ${startedAt}${stoppedAt === null ? '' : ` until ${stoppedAt}`} (${by}: ${why})`,
    `${signals} signals, ${differing} of them go elsewhere`,
    ...(problem === null ? [] : [`it does not run: ${problem}`]),
    ...changed.map(
      ({ desk, both, onlyLive, onlyCandidate }) =>
        `  ${desk}: ${both} cases under both, ${onlyLive} only live, ${onlyCandidate} only under the candidate`,
    ),
  ]
}
