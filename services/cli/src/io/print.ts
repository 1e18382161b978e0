import { once } from 'node:events'

/** One JSON object as a line on standard output; waits while the reader is slower than we are. */
export async function printLine(value: unknown): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(value)}\n`)) return
  await once(process.stdout, 'drain')
}

/** Text for a person on standard output. */
export function printText(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** A remark on standard error, so that standard output stays data. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}
