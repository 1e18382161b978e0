import { readFile } from 'node:fs/promises'
import {
  type AuditAct,
  AuditEntry,
  AuditHead,
  type AuditPage,
  differingCopies,
  Verification,
} from '@seinpost/audit'
import { SeinpostError } from '@seinpost/domain'
import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { note, printLine, printText } from '../io/print.ts'
import { cliActor } from '../runtime/audit.ts'
import { trustedKeys } from '../runtime/audit-key.ts'
import type { Parts } from '../runtime/open-parts.ts'
import { askProgram } from '../runtime/remote-handover.ts'
import { TOKEN_HELP } from '../runtime/running-program.ts'
import { type StoreFlags, withProgram } from '../runtime/with-program.ts'

interface ExportFlags extends StoreFlags {
  readonly case?: string
  readonly actor?: string
  readonly act?: string
  readonly from?: string
  readonly to?: string
}

const URL_HELP = 'address of a running program; found by itself on the same data directory'
const PAGE = 500

const shared = (command: Command) =>
  command
    .option('--url <address>', URL_HELP)
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file; the built-in default without')

export function registerAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('every view and act, and the proof that none was changed')
  shared(audit.command('verify'))
    .description(
      'read the whole chain and its signed heads; fails when anything was changed, taken out, moved or cut off',
    )
    .option('--heads <file>', 'heads exported earlier and kept elsewhere')
    .option('--json', 'one JSON object instead of text')
    .addHelpText('after', '\nExample:\n  $ seinpost audit verify --heads /media/usb/heads.ndjson')
    .action(verify)
  shared(audit.command('heads'))
    .description('the signed head of each day, as NDJSON; keep a copy where this machine cannot reach it')
    .addHelpText('after', '\nExample:\n  $ seinpost audit heads > heads.ndjson')
    .action(printHeads)
  shared(audit.command('export'))
    .description('entries as NDJSON, the oldest first')
    .option('--case <id>', 'of one case')
    .option('--actor <id>', 'of one account, service or `system`')
    .option('--act <act>', 'such as `case.view`; `case.*` for all that begin so')
    .option('--from <time>', 'ISO 8601, inclusive', moment)
    .option('--to <time>', 'ISO 8601, exclusive', moment)
    .addHelpText('after', '\nExample:\n  $ seinpost audit export --case case-0c4e1a2b > case.ndjson')
    .action(exportEntries)
}

async function verify({
  heads: file,
  json,
  ...flags
}: StoreFlags & { heads?: string; json?: true }): Promise<void> {
  const copies = file === undefined ? [] : await readHeads(file)
  const found = await withProgram(flags, {
    here: async (parts) => {
      const audit = await parts.audit()
      return audit.verify({ trusted: await trustedKeys(parts.loaded), copies })
    },
    there: async (program) => {
      const verified = Verification.parse(await askProgram(program, '/api/audit/verify'))
      const { heads } = Heads.parse(await askProgram(program, '/api/audit/heads'))
      const problems = [...verified.problems, ...differingCopies(heads, copies)]
      const problemCount = verified.problemCount + problems.length - verified.problems.length
      return { ...verified, problems, problemCount, ok: problemCount === 0 }
    },
  })
  if (json) await printLine(found)
  else printVerification(found, copies.length)
  if (!found.ok) process.exitCode = 1
}

function printVerification(found: Verification, copies: number): void {
  const { entries, heads, lastHead, unsigned, problems, problemCount } = found
  for (const { kind, detail } of problems) printText(`${kind}: ${detail}`)
  const signed =
    lastHead === null ? 'no head signed yet' : `last head ${lastHead.day} at entry ${lastHead.seq}`
  const held = copies > 0 ? `; ${copies} exported ${copies === 1 ? 'head' : 'heads'} compared` : ''
  printText(
    `${entries} entries, ${heads} ${heads === 1 ? 'head' : 'heads'}; ${signed}, ${unsigned} entries after it${held}`,
  )
  printText(
    problemCount === 0
      ? 'whole: nothing was changed, taken out, moved or cut off'
      : `NOT WHOLE: ${problemCount} problems`,
  )
}

async function printHeads(flags: StoreFlags): Promise<void> {
  const heads = await withProgram(flags, {
    here: async (parts) => (await parts.audit()).heads(),
    there: async (program) => Heads.parse(await askProgram(program, '/api/audit/heads')).heads,
  })
  for (const head of heads) await printLine(head)
  if (heads.length === 0) note('No day has ended yet; the first head is signed after midnight UTC.')
}

async function exportEntries({ case: caseId, actor, act, from, to, ...flags }: ExportFlags): Promise<void> {
  const asked = { caseId, actor, act, from, to }
  const entries = await withProgram(flags, {
    here: async (parts) => {
      const entries = await allPages(async (before) =>
        (await parts.audit()).search({ ...asked, from: dateOf(from), to: dateOf(to), before, limit: PAGE }),
      )
      await writeDown(parts, {
        act: 'audit.view',
        subject: caseId === undefined ? 'export' : `case:${caseId}`,
      })
      return entries
    },
    there: (program) =>
      allPages(async (before) => {
        const query = new URLSearchParams({ limit: String(PAGE) })
        for (const [name, value] of Object.entries({ ...asked, before }))
          if (value !== undefined) query.set(name, String(value))
        return Page.parse(await askProgram(program, `/api/audit?${query}`))
      }),
  })
  for (const entry of entries.toReversed()) await printLine(entry)
  note(`${entries.length} entries`)
}

/** Writes down what was done by a command on the store itself; a running program does so by itself. */
export async function writeDown(parts: Parts, what: Omit<AuditAct, 'at' | 'actor'>): Promise<void> {
  await (await parts.audit()).append([{ at: parts.now(), actor: cliActor(), ...what }])
}

const Page = z.object({ entries: z.array(AuditEntry.extend({ hash: z.string() })), next: z.int().nullable() })
const Heads = z.object({ heads: z.array(AuditHead) })

async function allPages(page: (before: number | undefined) => Promise<AuditPage>) {
  const entries: AuditPage['entries'][number][] = []
  let before: number | undefined
  for (;;) {
    const { entries: found, next } = await page(before)
    entries.push(...found)
    if (next === null) return entries
    before = next
  }
}

async function readHeads(file: string): Promise<readonly AuditHead[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new SeinpostError('input_unreadable', `${file}: cannot be read`, {
      cause,
      remedy: 'Check the path.',
    })
  })
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const head = AuditHead.safeParse(jsonOf(line))
      if (head.success) return head.data
      throw new SeinpostError('usage', `${file}:${index + 1}: is no head of the audit`, {
        remedy: 'Give a file that `seinpost audit heads` wrote.',
      })
    })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const dateOf = (time: string | undefined): Date | undefined =>
  time === undefined ? undefined : new Date(time)

function moment(value: string): string {
  const at = new Date(value)
  if (!Number.isNaN(at.getTime())) return at.toISOString()
  throw new InvalidArgumentError('give a date or date-time, such as 2026-11-20 or 2026-11-20T08:00:00Z')
}
