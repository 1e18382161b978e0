import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** What is remembered of a source between readings: where it stopped, and how it has been. */
export const SourceState = z.object({
  cursor: z
    .object({ etag: z.string(), lastModified: z.string(), bodyHash: z.string() })
    .partial()
    .default({}),
  lastReadAt: z.iso.datetime().nullable().default(null),
  /** When it last had something new. */
  lastNewAt: z.iso.datetime().nullable().default(null),
  /** Not before this moment: the host asked to wait, or it failed. */
  notBefore: z.iso.datetime().nullable().default(null),
  reads: z.int().default(0),
  /** Readings answered with "nothing new". */
  unchanged: z.int().default(0),
  failures: z.int().default(0),
  failuresInARow: z.int().default(0),
  lastError: z
    .object({ code: z.string(), message: z.string(), at: z.iso.datetime() })
    .nullable()
    .default(null),
  accepted: z.int().default(0),
  known: z.int().default(0),
  refused: z.int().default(0),
  skipped: z.int().default(0),
})
export type SourceState = z.infer<typeof SourceState>

export const newSourceState = (): SourceState => SourceState.parse({})

export interface SourceStates {
  get(id: string): Promise<SourceState>
  /** Durable when it resolves. */
  set(id: string, state: SourceState): Promise<void>
}

/** One small file per source. Written beside and moved into place, so that a crash leaves the old or the new one whole. */
export function fileSourceStates(dir: string): SourceStates {
  const pathOf = (id: string) => join(dir, `${encodeURIComponent(id)}.json`)
  return {
    async get(id) {
      const text = await readFile(pathOf(id), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '{}'
        throw error
      })
      return SourceState.parse(JSON.parse(text))
    },
    async set(id, state) {
      const path = pathOf(id)
      await mkdir(dirname(path), { recursive: true })
      const beside = `${path}.new`
      const file = await open(beside, 'w')
      try {
        await file.writeFile(JSON.stringify(state))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, path)
    },
  }
}
