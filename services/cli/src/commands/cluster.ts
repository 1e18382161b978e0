import type { Case } from '@seinpost/schemas'
import type { Command } from 'commander'
import { printLine } from '../io/print.ts'
import { type DeskOptions, openDeskReader } from '../runtime/desk-reader.ts'

const HOUR_MS = 3_600_000

export function registerCluster(program: Command): void {
  program
    .command('cluster <id>')
    .description(
      'the members of a case, by case or signal id: each copy with its similarity, and how it spread',
    )
    .option('--url <address>', 'address of a running program; found by itself on the same data directory')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost cluster sig-0002')
    .action(async (id: string, options: DeskOptions) => {
      const desk = await openDeskReader(options)
      try {
        await printLine(clusterOf(await desk.case(id)))
      } finally {
        await desk.close()
      }
    })
}

/** What a case's members tell of how a thing spread. */
function clusterOf({ id, lead, members, related, independentSources }: Case): object {
  const times = members.map(({ publishedAt }) => Date.parse(publishedAt)).toSorted((a, b) => a - b)
  const first = times[0] ?? 0
  return {
    case: id,
    canonical: lead.id,
    independentSources,
    members,
    related,
    /** Hours after the first, and how many there were by then. */
    spread: times.map((at, index) => ({
      hours: Math.round((10 * (at - first)) / HOUR_MS) / 10,
      copies: index + 1,
    })),
  }
}
