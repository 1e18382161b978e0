import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import type { FolderSourceConfig } from '@seinpost/schemas'
import { z } from 'zod'
import { frameOf } from '../source/frame.ts'
import { Gather } from '../source/gather.ts'
import type { Source } from '../source/source.ts'
import { formatOf } from './format-of.ts'
import { readCsvFile } from './read-csv.ts'
import { readMailFile } from './read-mail.ts'
import { readNdjsonFile } from './read-ndjson.ts'
import { readNoticeFile } from './read-notice.ts'
import { readTelegramFile } from './read-telegram.ts'
import { type FileContext, type FileRecord, skippedRecord } from './record.ts'

const Mark = z.object({ size: z.int(), writtenMs: z.number(), records: z.int() })
/** By file name: how it was when it was read, and how many of its records were handed in. */
const FolderCursor = z.object({ files: z.record(z.string(), Mark) })
type Mark = z.infer<typeof Mark>

const MAX_FILE = 64 * 1024 * 1024
const HARVEST = 200
/** A file that was written to this recently may not be whole yet. */
const SETTLED_MS = 2_000

interface FoundFile extends Omit<Mark, 'records'> {
  readonly name: string
}

/** Files put into a folder, the oldest first. Lines and rows added to a file later are read from where they begin. */
export function folderSource(
  config: FolderSourceConfig,
  { baseDir, now }: { readonly baseDir: string; readonly now: () => Date },
): Source {
  const folder = resolve(baseDir, config.path)
  const frame = frameOf(config)

  function recordsOf(file: FileContext): Iterable<FileRecord> | AsyncIterable<FileRecord> {
    const format = formatOf(file.name, config.format)
    switch (format) {
      case 'ndjson':
        return readNdjsonFile(file)
      case 'csv': {
        const { columns, delimiter } = config
        if (columns !== undefined) return readCsvFile(file, { columns, delimiter, frame })
        return [skippedRecord('unreadable', `${file.name}: give the source \`columns\` to read CSV`)]
      }
      case 'telegram':
        return readTelegramFile(file, frame)
      case 'notice':
        return readNoticeFile(file, frame)
      case 'eml':
        return readMailFile(file, { frame, partner: config.partner })
      case null:
        return [
          skippedRecord('unreadable', `${file.name}: its ending says nothing; give the source a \`format\``),
        ]
    }
  }

  async function waiting(files: Readonly<Record<string, Mark>>): Promise<FoundFile[]> {
    const found: FoundFile[] = []
    for (const name of await namesIn(folder)) {
      const { size, mtimeMs, isFile } = await statOf(join(folder, name))
      const before = files[name]
      const unchanged = before?.size === size && before.writtenMs === mtimeMs
      if (isFile && !unchanged && mtimeMs <= now().getTime() - SETTLED_MS)
        found.push({ name, size, writtenMs: mtimeMs })
    }
    return found.toSorted((a, b) => a.writtenMs - b.writtenMs || a.name.localeCompare(b.name))
  }

  return {
    async *read(cursor, { stop }) {
      const { files } = FolderCursor.catch({ files: {} }).parse(cursor ?? {})
      for (const file of await waiting(files)) {
        if (stop.aborted) return
        const gather = new Gather()
        const done = files[file.name]?.records ?? 0
        let records = 0
        const markAt = (whole: boolean): Mark => ({
          size: whole ? file.size : -1,
          writtenMs: file.writtenMs,
          records,
        })
        const upTo = (whole: boolean) => ({ files: { ...files, [file.name]: markAt(whole) } })
        for await (const record of recordsOf(await open(folder, file))) {
          records += 1
          if (records <= done) continue
          if (record.kind === 'item') gather.add(record)
          else gather.skip(record.reason)
          if (record.kind === 'skipped' && record.remark !== undefined) gather.remark(record.remark)
          if (gather.size >= HARVEST) yield gather.take(upTo(false))
        }
        files[file.name] = markAt(true)
        yield gather.take({ files: { ...files } })
      }
    },
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder)
    return names.filter((name) => !name.startsWith('.') && !/\.(?:part|tmp|crdownload)$/iu.test(name))
  } catch (cause) {
    throw new SeinpostError('source_unreachable', `the folder ${folder} cannot be read`, {
      cause,
      retryable: true,
      remedy: 'Make it, or correct `path`; it is relative to the config file.',
    })
  }
}

/** Links are not followed: whoever may put files into the folder must not make others readable. */
async function statOf(path: string): Promise<{ size: number; mtimeMs: number; isFile: boolean }> {
  const stats = await lstat(path)
  return { size: stats.size, mtimeMs: stats.mtimeMs, isFile: stats.isFile() && stats.size <= MAX_FILE }
}

async function open(folder: string, { name, writtenMs }: FoundFile): Promise<FileContext> {
  return { name, bytes: await readFile(join(folder, name)), writtenAt: new Date(writtenMs) }
}
