import { readFile } from 'node:fs/promises'
import { DEFAULT_CONFIG, formatProblems, loadConfig, parseConfig } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import type { Command } from 'commander'
import { stringify } from 'yaml'
import { note, printText } from '../io/print.ts'
import { crossCheck } from '../runtime/cross-check.ts'

export function registerConfig(program: Command): void {
  const config = program.command('config').description("the operator's loop: check and show the config")
  config
    .command('check [file]')
    .description(
      'list every problem of a config file with its line; without a file, check the built-in default',
    )
    .addHelpText('after', '\nExample:\n  $ seinpost config check infra/config/region.yaml')
    .action(check)
  config
    .command('show [file]')
    .description('print the config as it takes effect, defaults filled in')
    .addHelpText('after', '\nExample:\n  $ seinpost config show > mine.yaml')
    .action(async (file?: string) => {
      const loaded = await loadConfig({ ...(file !== undefined && { file }), cwd: process.cwd() })
      printText(stringify(loaded.config).trimEnd())
    })
}

async function check(file?: string): Promise<void> {
  const name = file ?? 'the built-in default'
  const parsed = parseConfig(await readConfig(file))
  const problems = parsed.kind === 'invalid' ? parsed.problems : await crossCheck(parsed.config, file)
  if (problems.length === 0) return printText(`${name}: no problems`)
  printText(formatProblems(name, problems))
  note(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`)
  process.exitCode = 1
}

async function readConfig(file: string | undefined): Promise<string> {
  try {
    return await readFile(file ?? DEFAULT_CONFIG, 'utf8')
  } catch (cause) {
    throw new SeinpostError('input_unreadable', `${file}: cannot be read`, {
      cause,
      remedy: 'Check the path.',
    })
  }
}
