import { userInfo } from 'node:os'
import { SeinpostError } from '@seinpost/domain'
import type { Case } from '@seinpost/schemas'
import type { Command } from 'commander'
import { printLine } from '../io/print.ts'
import type { RegroupRequest } from '../runtime/desk-port.ts'
import { type DeskOptions, openDeskReader } from '../runtime/desk-reader.ts'
import { loadNamed } from '../runtime/load-named.ts'
import { remoteRegroup } from '../runtime/remote.ts'
import { runningProgram, TOKEN_HELP } from '../runtime/running-program.ts'

interface RegroupFlags extends DeskOptions {
  readonly by: string
  readonly desk: string
  readonly note?: string
}

const HOUR_MS = 3_600_000

export function registerCluster(program: Command): void {
  const cluster = program
    .command('cluster')
    .argument('<id>')
    .description(
      'the members of a case, by case or signal id: each copy with its similarity, and how it spread',
    )
    .option('--url <address>', 'address of a running program; found by itself on the same data directory')
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost cluster sig-0002')
    .action(show)
  withRegroupFlags(
    cluster
      .command('split <case> <signal>')
      .description('say that a signal is no copy of the others; it stays apart'),
  )
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost cluster split case-8ee39f39f0e9c80c sig-0558 --note "another evening"',
    )
    .action((id: string, signalId: string, _flags: RegroupFlags, command: Command) => {
      const flags = flagsOf(command)
      return regroup(id, { ...sayer(flags), kind: 'split', signalId }, flags)
    })
  withRegroupFlags(cluster.command('join <case> <other>').description('say that two cases are one thing'))
    .addHelpText('after', '\nExample:\n  $ seinpost cluster join case-8ee39f39f0e9c80c case-458c71e6d6b1b65c')
    .action((id: string, caseId: string, _flags: RegroupFlags, command: Command) => {
      const flags = flagsOf(command)
      return regroup(id, { ...sayer(flags), kind: 'join', caseId }, flags)
    })
}

const withRegroupFlags = (command: Command): Command =>
  command
    .option('--by <name>', 'who says so', userInfo().username)
    .option('--desk <desk>', 'for which desk', 'analyst')
    .option('--note <text>', 'why')
    .option('--url <address>', 'address of a running program; found by itself on the same data directory')
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file; the built-in default without')

/** `cluster` has options of the same names and takes what is written for its own. */
const flagsOf = (command: Command): RegroupFlags => command.optsWithGlobals()

const sayer = ({ by, desk, note }: RegroupFlags) => ({ by, desk, ...(note !== undefined && { note }) })

async function show(id: string, options: DeskOptions): Promise<void> {
  const desk = await openDeskReader(options)
  try {
    await printLine(clusterOf(await desk.case(id)))
  } finally {
    await desk.close()
  }
}

async function regroup(
  id: string,
  request: RegroupRequest,
  { config, ...flags }: DeskOptions,
): Promise<void> {
  const { dataDir } = await loadNamed({ config })
  const program = await runningProgram(flags, { dataDir })
  if (program === null)
    throw new SeinpostError(
      'usage',
      'nothing runs on this data directory, and what leaves a case must go through the stages again',
      {
        remedy: 'Start the program (`npm start`), or give the address of a running one with --url.',
      },
    )
  await printLine(await remoteRegroup(program, id, request))
}

/** What a case's members tell of how a thing spread. */
function clusterOf({ id, lead, members, related, independentSources }: Case): object {
  const times = members.map(({ publishedAt }) => Date.parse(publishedAt)).toSorted((a, b) => a - b)
  const first = times[0] ?? 0
  return {
    case: id,
    canonical: lead.id,
    independentSources,
    members,
    related,
    /** Hours after the first, and how many there were by then. */
    spread: times.map((at, index) => ({
      hours: Math.round((10 * (at - first)) / HOUR_MS) / 10,
      copies: index + 1,
    })),
  }
}
