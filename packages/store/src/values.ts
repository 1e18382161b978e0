import { jsonParam, storableText } from './json-param.ts'
import type { SqlResult } from './port.ts'

/** A column of a result: its name and the OID of its type. */
export interface Column {
  readonly name: string
  readonly oid: number
}

/** What both adapters bring back from the wire: text as PostgreSQL writes it. */
export interface TextResult {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly (string | null)[])[]
  readonly count: number
}

const BOOL = 16
const NUMBERS = new Set([20, 21, 23, 26, 700, 701, 1700])
const JSONS = new Set([114, 3802])
const TIMESTAMPS = new Set([1114, 1184])

/** `2026-11-20 09:30:00.5+00` (the session's time zone is UTC) as `2026-11-20T09:30:00.500Z`. */
function isoOf(text: string): string {
  const [day = '', clock = ''] = text.replace(/\+00$/u, '').split(' ')
  const [seconds = '', fraction = ''] = clock.split('.')
  return `${day}T${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}

function decoderOf(oid: number): (text: string) => unknown {
  if (oid === BOOL) return (text) => text === 't'
  if (NUMBERS.has(oid)) return Number
  if (JSONS.has(oid)) return JSON.parse
  if (TIMESTAMPS.has(oid)) return isoOf
  return (text) => text
}

/** Rows as objects; one decoder for both adapters, so that they cannot differ. */
export function decodeResult<Row>({ columns, rows, count }: TextResult): SqlResult<Row> {
  const decoders = columns.map(({ oid }) => decoderOf(oid))
  const decoded = rows.map((cells) => {
    const row: Record<string, unknown> = {}
    for (const [index, { name }] of columns.entries()) {
      const text = cells[index] ?? null
      row[name] = text === null ? null : decoders[index]?.(text)
    }
    // The caller names the columns in its SQL; that the row has them is what the query's own test proves.
    return row as Row
  })
  return { rows: decoded, rowCount: count }
}

const arrayElement = (value: unknown): string => {
  const text = encodeValue(value)
  return text === null ? 'NULL' : `"${text.replace(/[\\"]/gu, '\\$&')}"`
}

/** A parameter as PostgreSQL's text form: arrays as `{…}`, dates as ISO, plain objects as json. */
export function encodeValue(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return storableText(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (typeof value === 'object') return jsonParam(value)
  return String(value)
}
