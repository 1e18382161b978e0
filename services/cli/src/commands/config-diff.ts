import { describeChanges } from '@seinpost/operate'
import type { Command } from 'commander'
import { printLine, printText } from '../io/print.ts'
import { namedConfig } from '../operate/named-config.ts'

export function registerDiff(config: Command): void {
  config
    .command('diff <a> <b>')
    .description('what differs between two config files, in words; `default` is the built-in one')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  $ seinpost config diff default mine.yaml')
    .action(diff)
}

async function diff(a: string, b: string, { json }: { json?: true }): Promise<void> {
  const [before, after] = [await namedConfig(a), await namedConfig(b)]
  const changes = describeChanges(before.config, after.config)
  if (json) return await printLine({ a: before.name, b: after.name, changes })
  if (changes.length === 0) printText(`${before.name} and ${after.name} do the same`)
  for (const change of changes) printText(change)
}
