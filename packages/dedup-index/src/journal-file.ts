import { type FileHandle, mkdir, open, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { IndexedText } from './port.ts'
import { failureOf, isMissing } from './snapshot-file.ts'

const NAME = 'dedup-index.journal'

const numbers = z.array(z.int().min(0)).transform((list) => Uint32Array.from(list))
const Text = z.object({
  id: z.string(),
  exactKeys: z.array(z.string()),
  nearKeys: numbers,
  cueKeys: numbers,
  language: z.int(),
  sketch: numbers,
  facts: z.string(),
  at: z.number(),
})
const Entry = z.union([
  z.object({ added: z.array(Text) }),
  z.object({ settled: z.array(z.object({ id: z.string(), decision: z.string() })) }),
])
/** What came in since the snapshot, one call of the index each. */
export type JournalEntry =
  | { readonly added: readonly IndexedText[] }
  | { readonly settled: readonly { readonly id: string; readonly decision: string }[] }

/** A line of JSON for each call since the snapshot. It outlives a process that is killed; a power cut may take its end. */
export class Journal {
  readonly #file: FileHandle

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** @throws SeinpostError `data_dir_unusable`, `disk_full` */
  static async open(dir: string): Promise<Journal> {
    try {
      await mkdir(dir, { recursive: true })
      return new Journal(await open(join(dir, NAME), 'a'))
    } catch (error) {
      throw failureOf(error, dir)
    }
  }

  async append(entry: JournalEntry): Promise<void> {
    await this.#file.appendFile(
      `${JSON.stringify('added' in entry ? { added: entry.added.map(plain) } : entry)}\n`,
    )
  }

  /** Forgets everything: the snapshot has it, or it was removed. */
  async clear(): Promise<void> {
    await this.#file.truncate(0)
    await this.#file.sync()
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}

/** Typed arrays as lists, because JSON writes them as objects. */
const plain = (text: IndexedText) => ({
  ...text,
  nearKeys: Array.from(text.nearKeys),
  cueKeys: Array.from(text.cueKeys),
  sketch: Array.from(text.sketch),
})

/** Calls `replay` with each entry in order; stops at the first torn one, and cuts the file there. */
export async function replayJournal(dir: string, replay: (entry: JournalEntry) => void): Promise<void> {
  const text = await readJournal(dir)
  let good = 0
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', good)) {
    const entry = parse(text.slice(good, end))
    if (entry === null) break
    replay(entry)
    good = end + 1
  }
  if (good < text.length) await truncate(join(dir, NAME), Buffer.byteLength(text.slice(0, good)))
}

async function readJournal(dir: string): Promise<string> {
  try {
    return await readFile(join(dir, NAME), 'utf8')
  } catch (error) {
    if (isMissing(error)) return ''
    throw failureOf(error, dir)
  }
}

function parse(line: string): JournalEntry | null {
  try {
    return Entry.safeParse(JSON.parse(line)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
