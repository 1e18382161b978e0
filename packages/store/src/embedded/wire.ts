import type { SqlFault } from '../sql-fault.ts'
import type { Column, TextResult } from '../values.ts'

/**
 * The PostgreSQL frontend/backend protocol 3.0 (documentation, chapter "Message Formats"), as much of it as one statement
 * needs. PGlite's own `query` makes five calls into WebAssembly per statement; all messages in one buffer make it one.
 */
const cstring = (text: string) => Buffer.from(`${text}\0`)
const int16 = (value: number) => {
  const bytes = Buffer.allocUnsafe(2)
  bytes.writeInt16BE(value)
  return bytes
}
const int32 = (value: number) => {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeInt32BE(value)
  return bytes
}
function message(type: string, ...parts: Buffer[]): Buffer[] {
  const length = parts.reduce((sum, part) => sum + part.length, 4)
  return [Buffer.from(type), int32(length), ...parts]
}

const NO_FORMATS = int16(0)

/** Parse (when `text` is given), Bind, Describe, Execute, Sync. `name` is the prepared statement's. */
export function statementMessages(
  name: string,
  text: string | null,
  params: readonly (string | null)[],
): Buffer {
  const values = params.flatMap((param) => {
    if (param === null) return [int32(-1)]
    const bytes = Buffer.from(param)
    return [int32(bytes.length), bytes]
  })
  const parse = text === null ? [] : message('P', cstring(name), cstring(text), int16(0))
  const bind = message(
    'B',
    cstring(''),
    cstring(name),
    NO_FORMATS,
    int16(params.length),
    ...values,
    NO_FORMATS,
  )
  const rest = [
    ...message('D', Buffer.from('P'), cstring('')),
    ...message('E', cstring(''), int32(0)),
    ...message('S'),
  ]
  return Buffer.concat([...parse, ...bind, ...rest])
}

/** The simple query protocol: several statements in one text, no parameters. */
export const scriptMessages = (text: string): Buffer => Buffer.concat(message('Q', cstring(text)))

/** Forgets a prepared statement. */
export const closeMessages = (name: string): Buffer =>
  Buffer.concat([...message('C', Buffer.from('S'), cstring(name)), ...message('S')])

export interface Notification {
  readonly channel: string
  readonly payload: string
}

export interface Reply {
  /** Of the last statement. */
  readonly result: TextResult
  readonly fault: SqlFault | null
  readonly notifications: readonly Notification[]
}

function fieldsOf(body: Buffer): Map<string, string> {
  const fields = new Map<string, string>()
  for (let at = 0; at < body.length && body[at] !== 0; ) {
    const end = body.indexOf(0, at + 1)
    fields.set(String.fromCharCode(body[at] ?? 0), body.toString('utf8', at + 1, end))
    at = end + 1
  }
  return fields
}

function faultOf(body: Buffer): SqlFault {
  const fields = fieldsOf(body)
  return {
    code: fields.get('C') ?? 'XX000',
    message: fields.get('M') ?? 'unknown fault',
    detail: fields.get('D'),
    constraint: fields.get('n'),
  }
}

function columnsOf(body: Buffer): Column[] {
  const columns: Column[] = []
  let at = 2
  for (let left = body.readInt16BE(0); left > 0; left--) {
    const end = body.indexOf(0, at)
    columns.push({ name: body.toString('utf8', at, end), oid: body.readUInt32BE(end + 7) })
    at = end + 19
  }
  return columns
}

function cellsOf(body: Buffer): (string | null)[] {
  const cells: (string | null)[] = []
  let at = 2
  for (let left = body.readInt16BE(0); left > 0; left--) {
    const length = body.readInt32BE(at)
    at += 4
    cells.push(length < 0 ? null : body.toString('utf8', at, at + length))
    if (length > 0) at += length
  }
  return cells
}

function notificationOf(body: Buffer): Notification {
  const end = body.indexOf(0, 4)
  return { channel: body.toString('utf8', 4, end), payload: body.toString('utf8', end + 1, body.length - 1) }
}

/** What came back for one statement or script. */
export function readReply(bytes: Uint8Array): Reply {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let columns: Column[] = []
  let rows: (string | null)[][] = []
  let count = 0
  let fault: SqlFault | null = null
  const notifications: Notification[] = []
  for (let at = 0; at + 5 <= buffer.length; ) {
    const end = at + 1 + buffer.readInt32BE(at + 1)
    const body = buffer.subarray(at + 5, end)
    switch (String.fromCharCode(buffer[at] ?? 0)) {
      case 'T':
        columns = columnsOf(body)
        rows = []
        break
      case 'n':
        columns = []
        rows = []
        break
      case 'D':
        rows.push(cellsOf(body))
        break
      case 'C':
        count = Number(/\d+(?=\0$)/u.exec(body.toString('utf8'))?.[0] ?? 0)
        break
      case 'E':
        fault ??= faultOf(body)
        break
      case 'A':
        notifications.push(notificationOf(body))
        break
    }
    at = end
  }
  return { result: { columns, rows, count }, fault, notifications }
}
