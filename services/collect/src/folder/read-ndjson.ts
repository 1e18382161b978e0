import { SignalInput } from '@seinpost/schemas'
import { decodeText } from '../feed/decode-text.ts'
import { type FileContext, type FileRecord, skippedRecord } from './record.ts'

/** One signal a line, in the shape the API takes. */
export function* readNdjsonFile({ bytes }: FileContext): Generator<FileRecord> {
  let number = 0
  for (const line of decodeText(bytes).split(/\r?\n/u)) {
    number += 1
    if (line.trim() !== '') yield readLine(line, number)
  }
}

function readLine(line: string, number: number): FileRecord {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return skippedRecord('unreadable', `line ${number} is no JSON`)
  }
  const parsed = SignalInput.safeParse(value)
  if (parsed.success) return { kind: 'item', input: parsed.data, maker: 'unknown' }
  const [issue] = parsed.error.issues
  return skippedRecord('unreadable', `line ${number}: ${issue?.path.join('.')}: ${issue?.message}`)
}
