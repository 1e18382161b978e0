import type { SignalInput } from '@seinpost/schemas'
import { z } from 'zod'
import type { Frame } from '../source/frame.ts'

/** The part of an `app.bsky.feed.post` record that is used (the lexicon of that name). */
export const PostRecord = z.object({
  text: z.string().default(''),
  createdAt: z.string(),
  langs: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
})
export type PostRecord = z.infer<typeof PostRecord>

export interface PostPlace {
  readonly did: string
  readonly rkey: string
  /** `@name.example` or the DID. */
  readonly handle: string
  /** When the network saw it: stands for a date that cannot be right. */
  readonly seenAt: Date
}

/** A post as a signal, or null when there is nothing to read in it. */
export function postSignal(
  record: PostRecord,
  { did, rkey, handle, seenAt }: PostPlace,
  frame: Frame,
): SignalInput | null {
  const text = record.text.trim()
  if (text === '') return null
  const said = Date.parse(record.createdAt)
  // Whoever writes chooses the date; one that lies ahead of the network's own is not believed.
  const at = Number.isFinite(said) && said <= seenAt.getTime() && said > 0 ? new Date(said) : seenAt
  const lang = /^[a-z]{2,3}/u.exec(record.langs?.[0]?.toLowerCase() ?? '')?.[0]
  return {
    source: {
      kind: 'public',
      ...frame,
      url: `https://bsky.app/profile/${did}/post/${rkey}`,
      externalId: `at://${did}/app.bsky.feed.post/${rkey}`,
    },
    publishedAt: at.toISOString(),
    text,
    ...(lang !== undefined && { lang }),
    author: { handle },
  }
}
