import { SeinpostError } from '@seinpost/domain'
import { TOPICS, type Topic } from '@seinpost/schemas'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { printLine } from '../io/print.ts'
import { loadNamed } from '../runtime/load-named.ts'
import { replay } from '../runtime/replay.ts'
import { withParts } from '../runtime/with-parts.ts'

interface ReplayFlags {
  readonly topic: Topic
  readonly from: Date
  readonly to?: Date
  readonly config?: string
}

export function registerReplay(program: Command): void {
  program
    .command('replay')
    .description(
      'append events of a topic again; of signals.dead, the events that were put aside, to where they were read',
    )
    .addOption(
      new Option('--topic <topic>', 'which topic').choices(Object.keys(TOPICS)).makeOptionMandatory(),
    )
    .requiredOption('--from <time>', 'from this moment on (ISO 8601)', moment)
    .option('--to <time>', 'up to this moment', moment)
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost replay --topic signals.dead --from 2026-11-20T08:00:00Z')
    .action(runReplay)
}

async function runReplay({ topic, from, to, config }: ReplayFlags): Promise<void> {
  if (topic === 'signals.refused')
    throw new SeinpostError('usage', 'a refusal keeps no content, so there is nothing to replay', {
      remedy: 'Have the source hand the signals in again.',
    })
  const loaded = await loadNamed({ config })
  await withParts(loaded, async (parts) => printLine(await replay(parts, topic, { from, ...(to && { to }) })))
}

function moment(value: string): Date {
  const date = new Date(value)
  if (Number.isNaN(date.getTime()))
    throw new InvalidArgumentError('give a moment such as 2026-11-20T08:00:00Z')
  return date
}
