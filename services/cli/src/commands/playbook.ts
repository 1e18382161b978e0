import { readFile } from 'node:fs/promises'
import { DEFAULT_PLAYBOOK, formatProblems, parsePlaybook } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import type { Command } from 'commander'
import { note, printText } from '../io/print.ts'

export function registerPlaybook(program: Command): void {
  const playbook = program.command('playbook').description('the editable file of next steps')
  playbook
    .command('show')
    .description('print the built-in playbook, to copy and edit')
    .addHelpText('after', '\nExample:\n  $ seinpost playbook show > playbook.yaml')
    .action(async () => printText((await readFile(DEFAULT_PLAYBOOK, 'utf8')).trimEnd()))
  playbook
    .command('check [file]')
    .description('list every problem of a playbook with its line; without a file, check the built-in one')
    .addHelpText('after', '\nExample:\n  $ seinpost playbook check playbook.yaml')
    .action(check)
}

async function check(file?: string): Promise<void> {
  const name = file ?? 'the built-in playbook'
  const parsed = parsePlaybook(await read(file))
  if (parsed.kind === 'valid') {
    const { steps, helpLines } = parsed.playbook
    return printText(`${name}: no problems; ${steps.length} steps, ${helpLines.length} help lines`)
  }
  printText(formatProblems(name, parsed.problems))
  note(`${parsed.problems.length} ${parsed.problems.length === 1 ? 'problem' : 'problems'}`)
  process.exitCode = 1
}

async function read(file: string | undefined): Promise<string> {
  try {
    return await readFile(file ?? DEFAULT_PLAYBOOK, 'utf8')
  } catch (cause) {
    throw new SeinpostError('input_unreadable', `${file}: cannot be read`, {
      cause,
      remedy: 'Check the path.',
    })
  }
}
