import { writeFile } from 'node:fs/promises'
import { SeinpostError } from '@seinpost/domain'
import { type Command, Option } from 'commander'
import { note, printLine } from '../io/print.ts'
import { openDraw } from '../runtime/draw-export.ts'
import { keepExport } from '../runtime/kept-exports.ts'
import type { Parts } from '../runtime/open-parts.ts'
import { errorOf } from '../runtime/remote.ts'
import { type RunningProgram, TOKEN_HELP } from '../runtime/running-program.ts'
import { type StoreFlags, withProgram } from '../runtime/with-program.ts'
import { writeDown } from './audit.ts'

interface ExportFlags extends StoreFlags {
  readonly format: 'pdf' | 'docx' | 'stix' | 'misp'
  readonly lang: 'nl' | 'fr' | 'en'
  readonly pseudonyms?: boolean
  readonly out?: string
}

const EXTENSIONS = { pdf: 'pdf', docx: 'docx', stix: 'stix.json', misp: 'misp.json' } as const

export function registerExport(program: Command): void {
  program
    .command('export <case>')
    .description('a case for the case table (PDF, DOCX) or for another system (STIX 2.1, MISP)')
    .addOption(new Option('-f, --format <format>').choices(['pdf', 'docx', 'stix', 'misp']).default('pdf'))
    .addOption(new Option('-l, --lang <lang>').choices(['nl', 'fr', 'en']).default('nl'))
    .option('--pseudonyms', 'also the author’s pseudonym and the addresses')
    .option(
      '-o, --out <file>',
      'where to; without, into the data directory, where retention deletes it with the case',
    )
    .option('--url <address>', 'address of a running program; found by itself on the same data directory')
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost export case-0c4e1a2b --format docx --lang fr --out casus.docx',
    )
    .action(exportOne)
}

interface Drawn {
  readonly caseId: string
  readonly bytes: Uint8Array
}

async function exportOne(id: string, { out, ...flags }: ExportFlags): Promise<void> {
  const extension = EXTENSIONS[flags.format]
  const { dataDir, caseId, bytes } = await withProgram<Drawn & { dataDir: string | null }>(flags, {
    there: async (program) => ({ dataDir: null, ...(await askFor(program, id, flags)) }),
    here: async (parts) => ({ dataDir: parts.loaded.dataDir, ...(await drawHere(parts, id, flags)) }),
  })
  const file =
    out ??
    (dataDir === null ? `${caseId}.${extension}` : await keepExport(dataDir, { caseId, extension, bytes }))
  if (out !== undefined || dataDir === null) await writeFile(file, bytes, { mode: 0o600 })
  await printLine({ caseId, format: flags.format, bytes: bytes.length, file })
  if (out !== undefined || dataDir === null)
    note('This file is outside what retention reaches: delete it when the case is.')
}

async function drawHere(
  parts: Parts,
  id: string,
  { format, lang, pseudonyms = false }: ExportFlags,
): Promise<Drawn> {
  const { cases } = await parts.store()
  const found = (await cases.case(id)) ?? (await cases.caseOf(id))
  if (found === null)
    throw new SeinpostError('not_found', `there is no case or signal ${id}`, {
      remedy: '`seinpost queue analyst` lists cases.',
    })
  const { bytes } = await openDraw(parts.now)(found, { format, lang, pseudonyms })
  await writeDown(parts, {
    act: 'case.export',
    caseId: found.id,
    details: { format, lang, pseudonyms, bytes: bytes.length },
  })
  return { caseId: found.id, bytes }
}

async function askFor(
  { url, headers }: RunningProgram,
  id: string,
  { format, lang, pseudonyms = false }: ExportFlags,
): Promise<Drawn> {
  const query = new URLSearchParams({ format, lang, pseudonyms: String(pseudonyms) })
  const path = `/api/cases/${encodeURIComponent(id)}/export?${query}`
  const response = await fetch(new URL(path, url), { headers })
  if (!response.ok) throw errorOf(response, await response.json().catch(() => null), path)
  const name = /filename="([\w-]+)\./u.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { caseId: name ?? id, bytes: new Uint8Array(await response.arrayBuffer()) }
}
