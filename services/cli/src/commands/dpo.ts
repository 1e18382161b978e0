import { SubjectFind as Find, type SubjectFind } from '@seinpost/audit'
import { Argument, type Command } from 'commander'
import { z } from 'zod'
import { printLine, printText } from '../io/print.ts'
import { visible } from '../io/visible.ts'
import { askProgram } from '../runtime/remote-handover.ts'
import { TOKEN_HELP } from '../runtime/running-program.ts'
import { findSubject } from '../runtime/search-subject.ts'
import { type StoreFlags, withProgram } from '../runtime/with-program.ts'
import { writeDown } from './audit.ts'

type By = 'name' | 'handle' | 'url' | 'text'

const Answer = z.object({
  by: z.string(),
  searched: z.object({ tables: z.array(z.string()), keys: z.array(z.string()) }),
  found: z.array(Find),
  truncated: z.boolean(),
})

export function registerDpo(program: Command): void {
  program
    .command('dpo')
    .description('for the data protection officer')
    .command('search')
    .addArgument(
      new Argument('<by>', 'what the subject is looked for by').choices(['name', 'handle', 'url', 'text']),
    )
    .argument('<term>', 'the name, handle, address or words')
    .description('everything held about a data subject: what, why, and until when')
    .option('--platform <name>', 'for a handle: one platform; every platform signals came from without')
    .option('--json', 'one JSON object instead of text')
    .option('--url <address>', 'address of a running program; found by itself on the same data directory')
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost dpo search handle @somebody --platform mastodon')
    .action(search)
}

async function search(
  by: By,
  term: string,
  { platform, json, ...flags }: StoreFlags & { platform?: string; json?: true },
): Promise<void> {
  const asked = { by, term, ...(platform !== undefined && { platform }) }
  const answer = await withProgram(flags, {
    here: async (parts) => {
      const { mark, answer } = await findSubject(parts, asked)
      await writeDown(parts, { act: 'dpo.search', details: { by, mark, found: answer.found.length } })
      return answer
    },
    there: async (program) => Answer.parse(await askProgram(program, '/api/dpo/search', asked)),
  })
  if (json) return printLine(answer)
  for (const find of answer.found) printText(shown(find))
  const { tables, keys } = answer.searched
  printText(
    `${answer.found.length}${answer.truncated ? ' or more' : ''} found in ${tables.length} tables${by === 'handle' ? `, under ${keys.length} pseudonym ${keys.length === 1 ? 'key' : 'keys'}` : ''}`,
  )
}

function shown({ kind, id, caseId, fields, excerpt, why, until, hold }: SubjectFind): string {
  const kept = until === null ? 'with what it belongs to' : until.slice(0, 10)
  return [
    `${kind} ${id ?? ''}${caseId !== null && caseId !== id ? ` of ${caseId}` : ''}`,
    `  ${fields.join(', ')}: ${visible(excerpt)}`,
    `  held until ${kept}${hold === null ? '' : `, on hold: ${hold}`}${why === null ? '' : `; ${why.basis}; ${why.purpose}; ${why.handling}`}`,
  ].join('\n')
}
