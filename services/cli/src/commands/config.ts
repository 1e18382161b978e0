import { resolve } from 'node:path'
import { DEFAULT_CONFIG, formatProblems, loadConfig, readConfig } from '@seinpost/config'
import type { Command } from 'commander'
import { stringify } from 'yaml'
import { note, printText } from '../io/print.ts'
import { crossCheck } from '../runtime/cross-check.ts'
import { registerAdvise } from './config-advise.ts'
import { registerBacktest } from './config-backtest.ts'
import { registerChange } from './config-change.ts'
import { registerDiff } from './config-diff.ts'
import { registerShadow } from './config-shadow.ts'

export function registerConfig(program: Command): void {
  const config = program
    .command('config')
    .description("the operator's loop: check, compare, try, apply and take back a config")
  config
    .command('check [file]')
    .description(
      'list every problem of a config file with its line; without a file, check the built-in default',
    )
    .addHelpText('after', '\nExample:\n  $ seinpost config check infra/config/region.yaml')
    .action(check)
  config
    .command('show [file]')
    .description('print the config as it takes effect, with what it includes and defaults filled in')
    .addHelpText('after', '\nExample:\n  $ seinpost config show > mine.yaml')
    .action(async (file?: string) => {
      const loaded = await loadConfig({ ...(file !== undefined && { file }), cwd: process.cwd() })
      printText(stringify(loaded.config).trimEnd())
    })
  registerDiff(config)
  registerBacktest(config)
  registerShadow(config)
  registerChange(config)
  registerAdvise(config)
}

async function check(file?: string): Promise<void> {
  const name = file ?? 'the built-in default'
  const read = await readConfig(file === undefined ? DEFAULT_CONFIG : resolve(file), name)
  const problems = read.kind === 'invalid' ? read.problems : await crossCheck(read.config, file, read.locate)
  if (problems.length === 0) return printText(`${name}: no problems`)
  printText(formatProblems(name, problems))
  note(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`)
  process.exitCode = 1
}
