import { Readable } from 'node:stream'
import { VERSION } from '../version.ts'
import { openInput } from './open-input.ts'
import { note } from './print.ts'

export interface SourceOptions {
  /** Who reads and where to complain, for the User-Agent. */
  readonly contact?: string | undefined
  /** Reads feeds from private addresses too: for a demonstration on this machine. */
  readonly allowPrivate?: boolean | undefined
}

/** The lines of a file, of standard input for `-`, or of the items of a feed for a web address. */
export async function openSource(source: string, options: SourceOptions = {}): Promise<Readable> {
  if (!/^https?:\/\//iu.test(source)) return await openInput(source)
  // Loaded for a feed only: most commands never read one.
  const { openWeb, readFeed, userAgent } = await import('@seinpost/collect')
  const { contact, allowPrivate } = options
  const web = openWeb({ userAgent: userAgent(VERSION, contact), now: () => new Date() })
  const { items, remarks } = await readFeed(source, { web, allowPrivate })
  for (const remark of remarks) note(`${new URL(source).host}: ${remark}`)
  return Readable.from(items.map(({ input }) => Buffer.from(`${JSON.stringify(input)}\n`)))
}
