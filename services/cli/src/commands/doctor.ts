import type { Command } from 'commander'
import { printText } from '../io/print.ts'
import { diagnose } from '../runtime/diagnose.ts'

const MARK = { ok: 'ok  ', warning: 'look', problem: 'BAD ' } as const

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look at an installation part by part and say in words what is wrong')
    .option('-c, --config <file>', 'config file; the built-in default without')
    .addHelpText('after', '\nExample:\n  $ seinpost doctor')
    .action(async ({ config }: { config?: string }) => {
      let problems = 0
      for await (const { state, part, says } of diagnose(config)) {
        printText(`${MARK[state]} ${part}: ${says}`)
        if (state === 'problem') problems++
      }
      if (problems > 0) process.exitCode = 1
    })
}
