import { writeFile } from 'node:fs/promises'
import { loadGazetteer } from '@seinpost/gazetteer'
import { describeChanges, withCold } from '@seinpost/operate'
import type { Backtest, Config } from '@seinpost/schemas'
import type { Command } from 'commander'
import { note, printLine, printText } from '../io/print.ts'
import { readFileSet } from '../operate/file-set.ts'
import { modelsOf } from '../operate/models-of.ts'
import { type NamedConfig, namedConfig } from '../operate/named-config.ts'
import { type OperatorFlags, withOperator } from '../operate/open-operator.ts'
import { reportHtml } from '../operate/report-html.ts'
import { backtestTable } from '../operate/report-table.ts'
import { openTrial } from '../operate/trial.ts'
import { noRegistry } from '../runtime/scoring-models.ts'
import { loadStages } from '../runtime/stages.ts'
import { period, programOptions } from './operator-options.ts'

interface BacktestFlags extends OperatorFlags {
  readonly since: number
  readonly file?: string
  readonly base?: string
  readonly json?: true
  readonly html?: string
}

export function registerBacktest(config: Command): void {
  programOptions(
    config
      .command('backtest <new>')
      .description('what a config would have done to stored signals, held against the one in force'),
  )
    .option('--since <period>', 'stored signals of this long, such as 36h or 7d', period, 7)
    .option('--file <file>', 'signals of a file, or what `triage` printed of them, instead of stored ones')
    .option('--base <file>', 'hold it against this config instead of the one in force')
    .option('--json', 'one JSON object')
    .option('--html <file>', 'write a report with plots')
    .addHelpText('after', '\nExample:\n  $ seinpost config backtest mine.yaml --since 7d --html report.html')
    .action(run)
}

async function run(file: string, flags: BacktestFlags): Promise<void> {
  const candidate = await namedConfig(file)
  const base = flags.base === undefined ? null : await namedConfig(flags.base)
  const { result, against } =
    flags.file === undefined
      ? await onStore(candidate, base, flags)
      : await onFile(flags.file, candidate, base, flags)
  // Which parts a process opens is its own file's affair, and changes nothing here.
  const changes = describeChanges(against, withCold(candidate.config, against))
  if (flags.html !== undefined) {
    await writeFile(flags.html, reportHtml(result, { name: candidate.name, changes }))
    note(`${flags.html} is written`)
  }
  if (flags.json) return await printLine({ changes, ...result })
  for (const line of [...changes, '', ...backtestTable(result)]) printText(line)
}

interface Held {
  readonly result: Backtest
  readonly against: Config
}

function onStore(candidate: NamedConfig, base: NamedConfig | null, flags: BacktestFlags): Promise<Held> {
  return withOperator(flags, async (operator) => {
    const result = await operator.backtest({
      yaml: candidate.yaml,
      ...(base && { base: base.yaml }),
      days: flags.since,
    })
    // What a running program calls its config was read by the same schema.
    const against = base?.config ?? ((await operator.inForce()).config as Config)
    return { result, against }
  })
}

async function onFile(
  file: string,
  candidate: NamedConfig,
  base: NamedConfig | null,
  flags: BacktestFlags,
): Promise<Held> {
  const held = base ?? (await namedConfig(flags.config ?? 'default'))
  const stages = await loadStages(held.file)
  const trial = openTrial({
    gazetteer: loadGazetteer(),
    modelOf: modelsOf(noRegistry),
    elapsed: () => performance.now(),
  })
  const set = await readFileSet(file, stages)
  return {
    result: await trial.run(held.config, candidate.config, set, { rescore: true }),
    against: held.config,
  }
}
