import { type Command, InvalidArgumentError } from 'commander'
import { TOKEN_HELP } from '../runtime/running-program.ts'

/** The options of every command that works with a running program or, without one, with its store. */
export const programOptions = (command: Command): Command =>
  command
    .option('-c, --config <file>', 'config file; the built-in default without')
    .option('--url <address>', 'address of a running program; found by itself on the same data directory')
    .option('--token <token>', TOKEN_HELP)

/** Who changes something, and why: both are kept for ever. */
export const withSignature = (command: Command): Command =>
  command.option('--by <name>', 'who does it').option('--why <reason>', 'why')

/** `36h` or `7d`, as days. */
export function period(value: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(h|d)$/u.exec(value) ?? []
  const days = Number(number) / (unit === 'h' ? 24 : 1)
  if (days > 0 && days <= 31) return days
  throw new InvalidArgumentError('give a period such as 36h or 7d, at most 31d')
}
