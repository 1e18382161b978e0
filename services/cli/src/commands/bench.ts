import { SeinpostError } from '@seinpost/domain'
import { type Command, InvalidArgumentError } from 'commander'
import { loadBenches } from '../bench/registry.ts'
import { note, printLine, printText } from '../io/print.ts'

interface BenchFlags {
  readonly seconds?: number
  readonly size?: number
  readonly list?: true
}

export function registerBench(program: Command): void {
  program
    .command('bench [name]')
    .description('benchmarks; the last line is one JSON object of figures. Without a name, all of them')
    .option('--list', 'list the benchmarks')
    .option('--seconds <number>', 'about how long a measured part may run', positive)
    .option('--size <number>', 'how many inputs to generate', positive)
    .addHelpText('after', '\nExample:\n  $ seinpost bench embedded --size 20000')
    .action(bench)
}

async function bench(name: string | undefined, { list, seconds, size }: BenchFlags): Promise<void> {
  const benches = await loadBenches(list ? undefined : name)
  if (list) for (const { name, about } of benches) printText(`${name.padEnd(20)} ${about}`)
  if (list) return
  if (benches.length === 0)
    throw new SeinpostError('usage', `there is no benchmark ${name}`, {
      remedy: '`seinpost bench --list` names them.',
    })
  const figures: Record<string, unknown> = {}
  for (const one of benches) {
    note(`${one.name}: ${one.about}`)
    const found = await one.run({
      ...(seconds !== undefined && { seconds }),
      ...(size !== undefined && { size }),
      log: note,
    })
    if (name !== undefined) return printLine({ bench: one.name, ...found })
    figures[one.name] = found
  }
  await printLine(figures)
}

function positive(value: string): number {
  const number = Number(value)
  if (number > 0 && Number.isFinite(number)) return number
  throw new InvalidArgumentError('give a number above 0')
}
