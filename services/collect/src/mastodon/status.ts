import type { SignalInput } from '@seinpost/schemas'
import { z } from 'zod'
import { htmlToText } from '../feed/html-to-text.ts'
import type { Frame } from '../source/frame.ts'
import type { Maker, SkipReason } from '../source/item.ts'

/** The part of a Mastodon `Status` that is used (docs.joinmastodon.org/entities/Status). */
export const Status = z.object({
  id: z.string().min(1),
  uri: z.string().min(1),
  url: z.string().nullish(),
  created_at: z.string(),
  content: z.string().default(''),
  spoiler_text: z.string().default(''),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']),
  language: z.string().nullish(),
  reblog: z.unknown().nullish(),
  account: z.object({
    acct: z.string().min(1),
    bot: z.boolean().default(false),
    note: z.string().default(''),
    /** The account asked not to be indexed. */
    noindex: z.boolean().nullish(),
  }),
})
export type Status = z.infer<typeof Status>

export type ReadStatus =
  | { readonly kind: 'item'; readonly input: SignalInput; readonly maker: Maker }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }

const OPT_OUT = /#(?:<[^>]+>)*(?:nobots?|noindex|noarchive)\b/iu

/** A status as a signal. Only public ones, of accounts that do not ask to be left out, and no boosts: what is boosted is read where it was said. */
export function readStatus(value: unknown, frame: Frame, server: URL): ReadStatus {
  const parsed = Status.safeParse(value)
  if (!parsed.success || Number.isNaN(Date.parse(parsed.data.created_at))) return skipped('unreadable')
  const { account, visibility, reblog, content, spoiler_text, language, ...status } = parsed.data
  if (visibility !== 'public') return skipped('not_public')
  if (reblog) return skipped('repost')
  if (account.noindex === true || OPT_OUT.test(account.note)) return skipped('opted_out')
  const text = [spoiler_text.trim(), htmlToText(content)].filter((part) => part !== '').join('\n')
  if (text === '') return skipped('empty')
  const lang = /^[a-z]{2,3}/u.exec(language ?? '')?.[0]
  const handle = account.acct.includes('@') ? account.acct : `${account.acct}@${server.host}`
  const url = status.url ?? status.uri
  return {
    kind: 'item',
    maker: account.bot ? 'machine' : 'human',
    input: {
      source: {
        kind: 'public',
        ...frame,
        url: URL.canParse(url) ? url.slice(0, 2_000) : server.href,
        externalId: status.uri.slice(0, 500),
      },
      publishedAt: new Date(status.created_at).toISOString(),
      text,
      ...(lang !== undefined && { lang }),
      author: { handle: `@${handle}`.slice(0, 500) },
    },
  }
}

const skipped = (reason: SkipReason): ReadStatus => ({ kind: 'skipped', reason })
