import type { Command } from 'commander'
import { printLine } from '../io/print.ts'
import { loadNamed } from '../runtime/load-named.ts'
import { openPartsJobs } from '../runtime/timers.ts'
import { withParts } from '../runtime/with-parts.ts'

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

async function rebuild(flags: { config?: string }): Promise<void> {
  await withParts(await loadNamed(flags), async (parts, own) => {
    const jobs = await openPartsJobs(parts, own)
    await printLine({ waiting: await jobs.rebuild() })
  })
}
