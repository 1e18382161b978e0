import { SeinpostError } from '@seinpost/domain'
import type { Command } from 'commander'
import { z } from 'zod'
import { printLine } from '../io/print.ts'
import { cliActor } from '../runtime/audit.ts'
import type { Parts } from '../runtime/open-parts.ts'
import { answerOf } from '../runtime/remote.ts'
import { runRetention } from '../runtime/run-retention.ts'
import type { RunningProgram } from '../runtime/running-program.ts'
import { type StoreFlags, withProgram } from '../runtime/with-program.ts'
import { writeDown } from './audit.ts'

const Proofs = z.object({ proofs: z.array(z.looseObject({})) })

export function registerRetention(program: Command): void {
  const retention = program.command('retention').description('how long signals are kept')
  retention
    .command('run')
    .description(
      'delete what its retention is over for, everywhere, and print the counts and the newest proof',
    )
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost retention run')
    .action((flags: StoreFlags) => withProgram(flags, { there: running, here: run }))
  retention
    .command('proofs')
    .description('what was deleted and when: counts and hashes, the newest first')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost retention proofs')
    .action((flags: StoreFlags) => withProgram(flags, { there: proofsThere, here: proofs }))
  retention
    .command('hold <case> <reason>')
    .description('keep a case beyond its retention, such as for a court')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost retention hold case-0c4e1a2b "asked for by the examining magistrate"',
    )
    .action((id: string, reason: string, flags: StoreFlags) =>
      withProgram(flags, {
        there: (program) => holdThere(program, id, reason),
        here: (parts) => hold(parts, id, reason),
      }),
    )
  retention
    .command('release <case>')
    .description('let a case that was held go with its retention again')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost retention release case-0c4e1a2b')
    .action((id: string, flags: StoreFlags) =>
      withProgram(flags, {
        there: (program) => holdThere(program, id, null),
        here: (parts) => hold(parts, id, null),
      }),
    )
}

const running = async ({ url }: { url: string }): Promise<never> => {
  throw new SeinpostError(
    'usage',
    `the program at ${url} owns the data directory and deletes every hour by itself`,
    {
      remedy: 'Stop it first.',
    },
  )
}

async function run(parts: Parts): Promise<void> {
  const report = await runRetention(parts, { actor: cliActor() })
  const [proof] = await (await parts.store()).retention.proofs({ limit: 1 })
  await printLine({ ...report, proof: proof ?? null })
}

async function proofs(parts: Parts): Promise<void> {
  for (const proof of await (await parts.store()).retention.proofs({ limit: 500 })) await printLine(proof)
}

async function proofsThere(program: RunningProgram): Promise<void> {
  const found = await answerOf('/api/retention/proofs?limit=500', program)
  for (const proof of Proofs.parse(found).proofs) await printLine(proof)
}

async function holdThere(program: RunningProgram, caseId: string, reason: string | null): Promise<void> {
  const path = '/api/retention/holds'
  const lay = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ caseId, reason }),
  }
  const lift = `${path}/${encodeURIComponent(caseId)}`
  const done =
    reason === null ? await answerOf(lift, program, { method: 'DELETE' }) : await answerOf(path, program, lay)
  await printLine(z.looseObject({}).parse(done))
}

async function hold(parts: Parts, caseId: string, reason: string | null): Promise<void> {
  const { retention } = await parts.store()
  if (!(await retention.hold(caseId, reason)))
    throw new SeinpostError('not_found', `there is no case ${caseId}`, {
      remedy: '`seinpost queue analyst` lists cases.',
    })
  await writeDown(parts, { act: reason === null ? 'retention.release' : 'retention.hold', caseId })
  await printLine({ caseId, hold: reason })
}
