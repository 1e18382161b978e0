import type { Command } from 'commander'
import { note, printLine } from '../io/print.ts'
import { ingestHere } from '../runtime/ingest-here.ts'
import { ingestThere } from '../runtime/ingest-there.ts'
import { loadNamed } from '../runtime/load-named.ts'
import { runningProgram, TOKEN_HELP } from '../runtime/running-program.ts'

interface IngestOptions {
  readonly url?: string
  readonly token?: string
  readonly config?: string
  readonly allowPrivate?: boolean
}

export function registerIngest(program: Command): void {
  program
    .command('ingest <source...>')
    .description(
      'hand signals to the gate: NDJSON files, - for standard input, or the address of an RSS, Atom or JSON feed',
    )
    .option(
      '--url <address>',
      'address of a running program; found by itself on the same data directory, else the embedded one',
    )
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file; the built-in default without')
    .option('--allow-private', 'read feeds from private addresses too: for a demonstration on this machine')
    .addHelpText(
      'after',
      '\nExamples:\n  $ seinpost ingest demo/signals.jsonl\n  $ seinpost ingest https://nieuws.example.org/rss',
    )
    .action(ingest)
}

async function ingest(
  sources: readonly string[],
  { url, token, config: file, allowPrivate }: IngestOptions,
): Promise<void> {
  const loaded = await loadNamed({ config: file })
  const running = await runningProgram({ url, token }, loaded)
  const options = { allowPrivate, contact: loaded.config.collect.contact }
  const report =
    running === null
      ? await ingestHere(sources, loaded, options)
      : await ingestThere(sources, running, options)
  await printLine(report)
  if (report.known > 0) note(`${report.known} were held already; nothing changed for them.`)
  if (report.refused > 0) process.exitCode = 1
}
