import { userInfo } from 'node:os'
import { DeclineReason, Handover, PlaceRole } from '@seinpost/schemas'
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { note, printLine } from '../io/print.ts'
import { askProgram, programFor, type RemoteFlags } from '../runtime/remote-handover.ts'
import { programOptions } from './operator-options.ts'

interface DeskFlags extends RemoteFlags {
  readonly desk: string
  readonly by: string
  readonly note?: string
}
interface OfferFlags extends DeskFlags {
  readonly to: string
  readonly information?: true
  readonly withAuthor?: true
  readonly dryRun?: true
}
interface ListFlags extends RemoteFlags {
  readonly desk: string
  readonly open?: true
}

const path = (id: string, rest = '') => `/api/handovers/${encodeURIComponent(id)}${rest}`

const withDesk = (command: Command) =>
  programOptions(
    command
      .requiredOption('--desk <desk>', 'for which desk you do it')
      .option('--by <name>', 'who does it', userInfo().username)
      .option('--note <text>', 'a word to the other desk'),
  )

/** Handing cases from desk to desk, through the running program. */
export function registerHandover(program: Command): void {
  const handover = program.command('handover').description('hand a case from one desk to another')
  withDesk(handover.command('offer <case>').description('offer a case; nothing changes until it is accepted'))
    .requiredOption('--to <desk>', 'the desk that is asked, such as municipality-11002 or contact-GM0748')
    .option('--information', 'tell it, and stay the owner')
    .option('--with-author', "let the author's pseudonym go along")
    .option('--dry-run', 'show what would be seen and shared, and offer nothing')
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost handover offer case-8ee39f39f0e9c80c --desk municipality-12025 --to municipality-11002',
    )
    .action(offer)
  programOptions(
    handover
      .command('list')
      .description('what a desk was offered and what it offered, the newest first')
      .requiredOption('--desk <desk>', 'which desk')
      .option('--open', 'only what waits for an answer'),
  )
    .addHelpText('after', '\nExample:\n  $ seinpost handover list --desk municipality-11002 --open')
    .action(list)
  registerAnswers(handover)
}

/** What the other desk does, the taking back, and the choice of a place. */
function registerAnswers(handover: Command): void {
  for (const act of ['accept', 'revoke'] as const)
    withDesk(handover.command(`${act} <handover>`).description(ABOUT[act]))
      .addHelpText(
        'after',
        `\nExample:\n  $ seinpost handover ${act} handover-5ad1c0fe22b31f70 --desk municipality-11002`,
      )
      .action((id: string, flags: DeskFlags) => answer(id, { act }, flags))
  withDesk(handover.command('decline <handover>').description(ABOUT.decline))
    .addOption(new Option('--reason <reason>', 'why').choices(DeclineReason.options).makeOptionMandatory())
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost handover decline handover-5ad1c0fe22b31f70 --desk municipality-11002 --reason not_our_place',
    )
    .action((id: string, { reason, ...flags }: DeskFlags & { reason: DeclineReason }) =>
      answer(id, { act: 'decline', reason }, flags),
    )
  withDesk(
    handover
      .command('place <case> <code>')
      .description('say in which municipality a case belongs; it goes there and is a label'),
  )
    .addOption(
      new Option('--role <role>', 'what it is to the case').choices(PlaceRole.options).default('mention'),
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost handover place case-8ee39f39f0e9c80c 12025 --desk supra-local',
    )
    .action(place)
}

const ABOUT = {
  accept: 'take the case; from then on it is yours',
  decline: 'give a reason; the owner stays and is told',
  revoke: 'take back what nobody answered yet',
} as const

const sayer = ({ desk, by, note: said }: DeskFlags) => ({
  desk,
  by,
  ...(said !== undefined && { note: said }),
})

async function offer(id: string, flags: OfferFlags): Promise<void> {
  const { to, desk, information, withAuthor, dryRun } = flags
  const program = await programFor(flags)
  const base = `/api/cases/${encodeURIComponent(id)}/handovers`
  const pseudonymised = withAuthor !== true
  if (dryRun === true) {
    const query = new URLSearchParams({ desk, to, pseudonymised: String(pseudonymised) })
    await printLine(await askProgram(program, `${base}/preview?${query}`))
    return
  }
  const kind = information === true ? 'information' : 'ownership'
  await printLine(await askProgram(program, base, { ...sayer(flags), to, kind, pseudonymised }))
}

async function list({ desk, open, ...flags }: ListFlags): Promise<void> {
  const query = new URLSearchParams({ desk, open: String(open === true) })
  const answer = await askProgram(await programFor(flags), `/api/handovers?${query}`)
  const { handovers } = z.object({ handovers: z.array(Handover) }).parse(answer)
  for (const one of handovers) await printLine(one)
  if (handovers.length === 0) note(`${desk}: no handovers`)
}

const answer = async (id: string, act: object, flags: DeskFlags): Promise<void> =>
  printLine(await askProgram(await programFor(flags), path(id, '/acts'), { ...act, ...sayer(flags) }))

async function place(
  id: string,
  code: string,
  { role, ...flags }: DeskFlags & { role: PlaceRole },
): Promise<void> {
  const body = { ...sayer(flags), code, role }
  await printLine(
    await askProgram(await programFor(flags), `/api/cases/${encodeURIComponent(id)}/place`, body),
  )
}
