import { loadConfig } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import { Closing, openLogger } from '@seinpost/pipeline'
import type { Command } from 'commander'
import { printLine } from '../io/print.ts'
import { runningAt } from '../runtime/address-file.ts'
import { openParts } from '../runtime/open-parts.ts'
import { runRetention } from '../runtime/run-retention.ts'

const CLOSE_MS = 15_000

export function registerRetention(program: Command): void {
  program
    .command('retention')
    .description('how long signals are kept')
    .command('run')
    .description('delete what its retention is over for, and print the counts and the newest proof')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost retention run')
    .action(run)
}

async function run({ config }: { config?: string }): Promise<void> {
  const loaded = await loadConfig({ ...(config !== undefined && { file: config }), cwd: process.cwd() })
  const running = loaded.config.store.kind === 'embedded' ? await runningAt(loaded.dataDir) : null
  if (running !== null)
    throw new SeinpostError(
      'usage',
      `the program at ${running} owns the data directory and deletes every hour by itself`,
      {
        remedy: 'Stop it first to delete now.',
      },
    )
  const closing = new Closing()
  const logger = openLogger({ level: 'warn' })
  try {
    const parts = openParts({ loaded, logger, closing, now: () => new Date() })
    const report = await runRetention(parts)
    const [proof] = await (await parts.store()).retention.proofs({ limit: 1 })
    await printLine({ ...report, proof: proof ?? null })
  } finally {
    await closing.run(logger, CLOSE_MS)
  }
}
