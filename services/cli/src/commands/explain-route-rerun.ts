import { userInfo } from 'node:os'
import { SeinpostError } from '@seinpost/domain'
import type { Command } from 'commander'
import { note, printLine } from '../io/print.ts'
import { runningAt } from '../runtime/address-file.ts'
import { loadNamed } from '../runtime/load-named.ts'
import { rerouteOpenCases } from '../runtime/reroute-cases.ts'
import { withParts } from '../runtime/with-parts.ts'

interface RerunFlags {
  readonly config?: string
  readonly new: string
  readonly apply?: true
  readonly by: string
}

/** `route rerun`: what another config means for the cases that are open. */
export function registerRerun(route: Command): void {
  route
    .command('rerun')
    .description('what another config means for open cases: who gets, loses and owns which; --apply does it')
    .requiredOption('--new <file>', 'the config that is to hold')
    .option('-c, --config <file>', 'the config that holds now; the built-in default without')
    .option('--apply', 'move the cases; without it nothing changes')
    .option('--by <name>', 'who does it', userInfo().username)
    .addHelpText('after', '\nExample:\n  $ seinpost route rerun --config region.yaml --new region-2027.yaml')
    // `route` itself takes --config, and takes it wherever it stands.
    .action((_flags: RerunFlags, command: Command) => rerun(command.optsWithGlobals()))
}

async function rerun({ config, new: file, apply, by }: RerunFlags): Promise<void> {
  const [loaded, next] = [await loadNamed({ config }), await loadNamed({ config: file })]
  const running = loaded.config.store.kind === 'embedded' ? await runningAt(loaded.dataDir) : null
  if (running !== null)
    throw new SeinpostError('usage', `the program at ${running} owns the data directory`, {
      remedy:
        'Stop it first: open cases move while nobody works on them. `seinpost config apply` is for what comes next.',
    })
  await withParts(loaded, async (parts) => {
    const { looked, rerouted } = await rerouteOpenCases(parts, {
      after: next.config.routing,
      apply: apply === true,
      by,
    })
    for (const line of rerouted) await printLine(line)
    note(`${looked} open cases looked at, ${rerouted.length} ${apply === true ? 'moved' : 'would move'}`)
  })
}
