import { asSeinpostError } from '@seinpost/domain'
import { note } from './print.ts'

/** 0 ok, 1 found problems, 2 wrong use. */
export type ExitCode = 0 | 1 | 2

/** Says what went wrong and what to do about it; the stack only when SEINPOST_DEBUG is set. */
export function reportFailure(error: unknown): ExitCode {
  const { code, message, remedy, stack } = asSeinpostError(error)
  note(`seinpost: ${message} (${code})`)
  if (remedy) note(`  ${remedy}`)
  if (process.env.SEINPOST_DEBUG && stack) note(stack)
  return code === 'usage' || code === 'input_unreadable' ? 2 : 1
}
