import type { Case, QueueEntry } from '@seinpost/schemas'
import { type Command, InvalidArgumentError } from 'commander'
import { note, printLine, printText } from '../io/print.ts'
import { showCase } from '../io/show-case.ts'
import { visible } from '../io/visible.ts'
import { type DeskOptions, openDeskReader } from '../runtime/desk-reader.ts'
import { TOKEN_HELP } from '../runtime/running-program.ts'

interface QueueOptions extends DeskOptions {
  readonly limit: number
  readonly json?: true
}

const URL_HELP = 'address of a running program; found by itself on the same data directory'

export function registerDesk(program: Command): void {
  program
    .command('queue [desk]')
    .description("a desk's ranked queue, the worst first; without a desk, all desks with their counts")
    .option('-n, --limit <count>', 'how many entries', positive, 20)
    .option('--json', 'NDJSON instead of a table')
    .option('--url <address>', URL_HELP)
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost queue analyst -n 10')
    .action(showQueue)
  program
    .command('case <id>')
    .description('one case with its explanation; a signal id finds its case')
    .option('--json', 'one JSON object instead of text')
    .option('--url <address>', URL_HELP)
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost case sig-0002')
    .action(async (id: string, options: DeskOptions & { json?: true }) => {
      const found = await reading(options, (desk) => desk.case(id))
      return options.json ? printLine(found) : printText(showCase(found satisfies Case))
    })
  program
    .command('ledger')
    .description('where every accepted signal is; fails when the sum is off')
    .option('--url <address>', URL_HELP)
    .option('--token <token>', TOKEN_HELP)
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost ledger')
    .action(async (options: DeskOptions) => {
      const count = await reading(options, (desk) => desk.ledger())
      await printLine(count)
      for (const problem of count.problems) note(`the ledger does not add up: ${problem}`)
      if (!count.balanced) process.exitCode = 1
    })
}

async function reading<T>(
  options: DeskOptions,
  read: (desk: Awaited<ReturnType<typeof openDeskReader>>) => Promise<T>,
): Promise<T> {
  const desk = await openDeskReader(options)
  try {
    return await read(desk)
  } finally {
    await desk.close()
  }
}

async function showQueue(desk: string | undefined, { limit, json, ...options }: QueueOptions): Promise<void> {
  if (desk === undefined) {
    const queues = await reading(options, (reader) => reader.queues())
    if (queues.length === 0) note('No desk has a case yet. `seinpost ingest demo/signals.jsonl` fills them.')
    for (const { queue, open, unreleased } of queues)
      printText(
        `${queue.padEnd(28)} ${String(open).padStart(6)} open ${unreleased > 0 ? `${unreleased} await release` : ''}`.trimEnd(),
      )
    return
  }
  const entries = await reading(options, (reader) => reader.queue(desk, { limit }))
  if (json) for (const entry of entries) await printLine(entry)
  else for (const entry of entries) printText(queueLine(entry))
  if (entries.length === 0) note(`${desk}: nothing waits`)
}

const WIDTH = 84

function queueLine({
  rank,
  level,
  surface,
  priority,
  caseId,
  places,
  copies,
  excerpt,
  released,
}: QueueEntry): string {
  const place = places.find(({ confidence }) => confidence >= 0.5)?.name ?? '(no place)'
  const facts = [
    `${rank}.`.padStart(4),
    `level ${level}${surface === level ? '' : ` (surface ${surface})`}`.padEnd(20),
    `priority ${priority.toFixed(0)}`.padEnd(13),
    place.padEnd(22),
    caseId,
    ...(copies > 1 ? [`${copies} copies`] : []),
    ...(released ? [] : ['awaits release']),
  ]
  const text = visible(excerpt.replaceAll('\n', ' '))
  return `${facts.join(' ')}\n      ${text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text}`
}

function positive(value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number > 0 && number <= 500) return number
  throw new InvalidArgumentError('give a whole number from 1 to 500')
}
