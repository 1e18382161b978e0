import { loadConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import type { Command } from 'commander'
import { printLine } from '../io/print.ts'
import { openParts } from '../runtime/open-parts.ts'
import { openPartsJobs } from '../runtime/timers.ts'

const CLOSE_MS = 15_000

export function registerJobs(program: Command): void {
  program
    .command('jobs')
    .description('machine jobs and timers')
    .command('rebuild')
    .description('bring back every job and schedule the store knows of, after Redis was lost or flushed')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost jobs rebuild --config infra/config/cluster.yaml')
    .action(rebuild)
}

async function rebuild({ config }: { config?: string }): Promise<void> {
  const loaded = await loadConfig({ ...(config !== undefined && { file: config }), cwd: process.cwd() })
  const closing = new Closing()
  const logger = openLogger({ level: 'warn' })
  try {
    const parts = openParts({ loaded, logger, closing, now: () => new Date() })
    const jobs = await openPartsJobs(parts, { logger, closing })
    await printLine({ waiting: await jobs.rebuild() })
  } finally {
    await closing.run(logger, CLOSE_MS)
  }
}
