import { Command, CommanderError } from 'commander'
import { registerCommands } from './commands/register.ts'
import { reportFailure } from './io/fail.ts'

const program = new Command('seinpost')
  .description(
    'Triage of signals of harmful polarisation and violent radicalisation: scored in context, explained, merged, routed.',
  )
  .version('0.1.0')
  .showHelpAfterError('(--help shows what it takes)')
  .exitOverride()

await registerCommands(program, process.argv.slice(2))

// A reader that stops early (`seinpost triage … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : reportFailure(error)
}
