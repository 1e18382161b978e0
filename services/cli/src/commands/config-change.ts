import { SeinpostError } from '@seinpost/domain'
import type { AppliedConfig } from '@seinpost/schemas'
import { type Command, InvalidArgumentError } from 'commander'
import { note, printLine, printText } from '../io/print.ts'
import { namedConfig } from '../operate/named-config.ts'
import { type OperatorFlags, withOperator } from '../operate/open-operator.ts'
import { programOptions, withSignature } from './operator-options.ts'

interface SignedFlags extends OperatorFlags {
  readonly by?: string
  readonly why?: string
}

export function registerChange(config: Command): void {
  withSignature(
    programOptions(
      config
        .command('apply <file>')
        .description('put a config in force on every worker, without a restart; kept with who and why'),
    ),
  )
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost config apply mine.yaml --by "An Peeters" --why "zone 5345 drowns in level 1"',
    )
    .action(async (file: string, flags: SignedFlags) => {
      const signed = signedBy(flags)
      const { yaml } = await namedConfig(file)
      tell(await withOperator(flags, (operator) => operator.apply(yaml, signed)))
    })
  withSignature(
    programOptions(
      config
        .command('rollback')
        .argument(
          '[version]',
          'to this version, 0 is the config file; without one, to the one before',
          wholeNumber,
        )
        .description('go back to an earlier version of the config'),
    ),
  )
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost config rollback --by "An Peeters" --why "missed two cases"',
    )
    .action(async (version: number | undefined, flags: SignedFlags) => {
      const signed = signedBy(flags)
      tell(await withOperator(flags, (operator) => operator.rollback(version, signed)))
    })
  programOptions(config.command('history').description('which configs were applied, by whom and why'))
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  $ seinpost config history')
    .action(history)
}

/** @throws SeinpostError `usage` without a name or a reason. */
export function signedBy({ by, why }: SignedFlags): { by: string; why: string } {
  if (by !== undefined && why !== undefined) return { by, why }
  throw new SeinpostError('usage', `${by === undefined ? '--by' : '--why'} is missing`, {
    remedy: 'Say who does it and why: both are kept with the config.',
  })
}

function tell({ version, changes, restart }: AppliedConfig): void {
  for (const change of changes) printText(change)
  if (changes.length === 0) printText('nothing changes in what runs')
  printText(`version ${version} is stored; every worker follows within seconds`)
  if (restart.length > 0)
    note(`these wait for a restart: ${restart.join(', ')} (docs/operating.md says which come from the file)`)
}

async function history(flags: OperatorFlags & { json?: true }): Promise<void> {
  const {
    version,
    file,
    problem,
    fileDiffers,
    history: versions,
  } = await withOperator(flags, (operator) => operator.inForce())
  if (flags.json) return await printLine({ version, file, problem, fileDiffers, history: versions })
  for (const one of versions) {
    const what = one.kind === 'apply' ? 'applied' : one.of === 0 ? 'back to the file' : `back to ${one.of}`
    printText(`${String(one.version).padStart(3)}  ${one.at}  ${what}  ${one.by}: ${one.why}`)
  }
  printText(`${String(0).padStart(3)}  the config file, ${file}`)
  printText(version === 0 ? 'in force: the config file' : `in force: ${version}`)
  if (problem !== null) note(problem)
  if (fileDiffers.length > 0)
    note(
      `${file} says otherwise in ${fileDiffers.length} places; \`config apply\` brings it in, \`config rollback 0\` goes back to it`,
    )
}

function wholeNumber(value: string): number {
  const number = Number(value)
  if (Number.isSafeInteger(number) && number >= 0) return number
  throw new InvalidArgumentError('give the number of a version; `config history` lists them')
}
