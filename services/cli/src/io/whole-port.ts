import { InvalidArgumentError } from 'commander'

/** A port from the command line. */
export function wholePort(value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number
  throw new InvalidArgumentError('give a port from 0 to 65535')
}
