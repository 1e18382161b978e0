import { userInfo } from 'node:os'
import { carryOut } from '@seinpost/access'
import type { LoadedConfig } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import { AccessOrder, Permission, Role } from '@seinpost/schemas'
import type { Command } from 'commander'
import { note, printLine } from '../io/print.ts'
import { loadNamed } from '../runtime/load-named.ts'
import { openBooks } from '../runtime/open-access.ts'
import { remoteOrder } from '../runtime/remote.ts'
import { runningProgram } from '../runtime/running-program.ts'
import { withParts } from '../runtime/with-parts.ts'

interface AccessFlags {
  readonly config?: string | undefined
}
interface AccountFlags extends AccessFlags {
  readonly name?: string
  readonly role: readonly string[]
  readonly desk: readonly string[]
  readonly password?: string
}
interface TokenFlags extends AccessFlags {
  readonly scope: readonly string[]
  readonly desk: readonly string[]
  readonly days?: string
  readonly remove?: true
}

const collect = (value: string, before: readonly string[]) => [...before, value]
const CONFIG = ['-c, --config <file>', 'config file; the built-in default without'] as const
const DESK = [
  '--desk <queue>',
  'a desk, such as analyst or municipality-12025; more than once for more',
] as const

/** Accounts, service tokens and referral links, from the machine itself. */
export function registerAccess(program: Command): void {
  const access = program
    .command('access')
    .description('who may ask: accounts, service tokens, referral links')
  access
    .command('list')
    .description('accounts, tokens and links; never a password or a token')
    .option(...CONFIG)
    .addHelpText('after', '\nExample:\n  $ seinpost access list')
    .action(list)
  access
    .command('add <login>')
    .description('a new account; its password is made up and shown once, unless it is given')
    .requiredOption('--role <role>', `${Role.options.join(', ')}; more than once for more`, collect, [])
    .option(...DESK, collect, [])
    .option('--name <name>', 'as colleagues see it; the login without')
    .option('--password <password>', 'stands in the history of your shell; better leave it out')
    .option(...CONFIG)
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost access add an.peeters --name "An Peeters" --role analyst --desk analyst --desk supra-local',
    )
    .action((login: string, { config, name, role, desk, password }: AccountFlags) =>
      order(
        { order: 'add_account', login, name: name ?? login, roles: role, desks: desk, password },
        { config },
      ),
    )
  access
    .command('remove <login>')
    .description('takes an account away and ends its sessions; what it did stays')
    .option(...CONFIG)
    .addHelpText('after', '\nExample:\n  $ seinpost access remove an.peeters')
    .action((login: string, flags: AccessFlags) => order({ order: 'remove_account', login }, flags))
  access
    .command('password <login>')
    .description('a new password, made up and shown once; ends every session of the account')
    .option('--forget-factors', 'also take its one-time code and passkeys away: the phone is lost')
    .option(...CONFIG)
    .addHelpText('after', '\nExample:\n  $ seinpost access password an.peeters')
    .action((login: string, { config, forgetFactors = false }: AccessFlags & { forgetFactors?: boolean }) =>
      order({ order: 'set_password', login, forgetFactors }, { config }),
    )
  registerForOthers(access)
}

/** Tokens for programs and links for partners without an account. */
function registerForOthers(access: Command): void {
  access
    .command('token <name>')
    .description('a token for another program, shown once')
    .option('--scope <permission>', `${Permission.options.join(', ')}; more than once for more`, collect, [])
    .option(...DESK, collect, [])
    .option('--days <count>', 'how long it is good; for ever without')
    .option('--remove', 'take it away')
    .option(...CONFIG)
    .addHelpText('after', '\nExample:\n  $ seinpost access token hotline --scope signal.submit --days 365')
    .action((name: string, { config, scope, desk, days, remove }: TokenFlags) =>
      order(
        remove
          ? { order: 'remove_token', name }
          : {
              order: 'add_token',
              name,
              scopes: scope,
              desks: desk,
              days: days === undefined ? null : Number(days),
            },
        { config },
      ),
    )
  access
    .command('link <desk>')
    .description('a link by which a partner without an account may refer to a desk, shown once')
    .requiredOption('--label <name>', 'for whom, such as a school')
    .option('--uses <count>', 'how many referrals it is good for', '1')
    .option('--days <count>', 'how long it is good', '14')
    .option(...CONFIG)
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost access link municipality-12025 --label "School De Brug" --uses 3',
    )
    .action((desk: string, { config, label, uses, days }: AccessFlags & LinkFlags) => {
      const by = userInfo().username
      return order({ order: 'add_link', desk, label, uses: Number(uses), days: Number(days), by }, { config })
    })
}

interface LinkFlags {
  readonly label: string
  readonly uses: string
  readonly days: string
}

async function list(flags: AccessFlags): Promise<void> {
  const { accounts, tokens, links } = (await sent({ order: 'list' }, flags)) as Listed // Our own answer to this order.
  for (const account of accounts) await printLine({ kind: 'account', ...account })
  for (const token of tokens) await printLine({ kind: 'token', ...token })
  for (const link of links) await printLine({ kind: 'link', ...link })
  if (accounts.length === 0)
    note('No accounts yet; `seinpost access add` makes one, and the demo accounts go.')
}

interface Listed {
  readonly accounts: readonly object[]
  readonly tokens: readonly object[]
  readonly links: readonly object[]
}

async function order(asked: object, flags: AccessFlags): Promise<void> {
  await printLine(await sent(asked, flags))
}

/** Through the running program when there is one on an embedded store, which it has to itself; else straight to the store. */
async function sent(asked: object, flags: AccessFlags): Promise<object> {
  const parsed = AccessOrder.safeParse(JSON.parse(JSON.stringify(asked)))
  if (!parsed.success) throw wrongOrder(parsed.error.issues)
  const loaded = await loadNamed(flags)
  await warnOfDesks(parsed.data, loaded)
  const running = loaded.config.store.kind === 'embedded' ? await runningProgram({}, loaded) : null
  if (running !== null) return await remoteOrder(running, parsed.data)
  return await withParts(loaded, async (parts) =>
    carryOut(parsed.data, { books: await openBooks(parts), now: parts.now }),
  )
}

/** A slip in a desk's name gives an account that sees nothing; a version in force may know desks that the file does not. */
async function warnOfDesks(asked: AccessOrder, { config }: LoadedConfig): Promise<void> {
  const desks = 'desks' in asked ? asked.desks : 'desk' in asked ? [asked.desk] : []
  if (desks.length === 0) return
  const { jurisdictionOf, loadGazetteer } = await import('@seinpost/gazetteer')
  const { whyNothingComes } = await import('../operate/check-desks.ts')
  const gazetteer = loadGazetteer()
  for (const desk of desks)
    for (const why of whyNothingComes(desk, config, (nis) => jurisdictionOf(gazetteer, nis)))
      note(`look: ${why}`)
}

const wrongOrder = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) =>
  new SeinpostError('usage', issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '), {
    remedy: '`seinpost access --help` shows what each command takes.',
  })
