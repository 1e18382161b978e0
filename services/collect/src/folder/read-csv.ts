import type { FolderSourceConfig, SignalInput } from '@seinpost/schemas'
import { parse } from 'csv-parse/sync'
import { decodeText } from '../feed/decode-text.ts'
import { dateOf } from '../feed/signal-of-item.ts'
import { digestOf } from '../source/external-id.ts'
import type { Frame } from '../source/frame.ts'
import { type FileContext, type FileRecord, skippedRecord } from './record.ts'

type Columns = NonNullable<FolderSourceConfig['columns']>
type Row = Readonly<Record<string, string>>

const MAX_RECORD = 1 << 20

/** One signal a row; `columns` says which column holds what, by its heading. Excel's semicolons and byte order mark are understood. */
export function* readCsvFile(
  { name, bytes, writtenAt }: FileContext,
  { columns, delimiter, frame }: { columns: Columns; delimiter: string | undefined; frame: Frame },
): Generator<FileRecord> {
  const text = decodeText(bytes)
  const rows = rowsOf(text, delimiter ?? delimiterOf(text))
  if (rows.kind === 'broken') {
    yield skippedRecord('unreadable', `${name}: ${rows.problem}`)
    return
  }
  const [first = {}] = rows.rows
  const missing = Object.values(columns).filter((column) => column !== undefined && !(column in first))
  if (rows.rows.length === 0) return
  if (missing.length > 0) {
    yield skippedRecord('unreadable', `${name} has no column ${missing.join(', ')}`)
    return
  }
  for (const row of rows.rows) yield recordOf(row, columns, { name, writtenAt, frame })
}

/** The separator that the first line has most of. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000).split('\n', 1)[0] ?? ''
  const count = (mark: string) => head.split(mark).length
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function rowsOf(
  text: string,
  delimiter: string,
): { kind: 'rows'; rows: Row[] } | { kind: 'broken'; problem: string } {
  try {
    const rows = parse<Row>(text, {
      bom: true,
      columns: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: MAX_RECORD,
    })
    return { kind: 'rows', rows }
  } catch (error) {
    return { kind: 'broken', problem: error instanceof Error ? error.message : 'no CSV' }
  }
}

function recordOf(
  row: Row,
  columns: Columns,
  { name, writtenAt, frame }: { name: string; writtenAt: Date; frame: Frame },
): FileRecord {
  const cell = (column: string | undefined) =>
    column === undefined ? undefined : row[column]?.trim() || undefined
  const text = cell(columns.text)
  if (text === undefined) return skippedRecord('empty')
  const id = cell(columns.id) ?? digestOf(Object.values(row).join('\u0000'))
  const link = cell(columns.url)
  const handle = cell(columns.author)
  const postcode = cell(columns.postcode)
  const date = dateOf(cell(columns.date))
  const written = writtenAt.toISOString()
  const input: SignalInput = {
    source: {
      kind: 'public',
      ...frame,
      url:
        link !== undefined && URL.canParse(link)
          ? link.slice(0, 2_000)
          : `file:///${encodeURIComponent(name)}`,
      externalId: `${frame.adapter}/${id}`.slice(0, 500),
    },
    publishedAt: date === undefined || date > written ? written : date,
    text,
    ...(handle !== undefined && { author: { handle: handle.slice(0, 500) } }),
    ...(postcode !== undefined && { place: { postcode: postcode.slice(0, 12), role: 'mention' as const } }),
  }
  return { kind: 'item', input, maker: 'unknown' }
}
