import { z } from 'zod'
import { SecretRef } from './ports.ts'

/** Manners that hold for every source. */
export const CollectConfig = z.strictObject({
  /** A page or address (`https://…`, `mailto:…`) of whoever reads, for the User-Agent; sources on the web do not start without. */
  contact: z.string().min(3).max(200).optional(),
  /** Sources read at the same time; streams are not counted. */
  concurrency: z.int().min(1).max(64).default(8),
  /** ClamAV's daemon; without one, attachments of e-mail referrals are left out. */
  clamd: z
    .strictObject({ host: z.string().min(1), port: z.int().min(1).max(65_535).default(3310) })
    .optional(),
  /** Least time between two requests to one host; a longer crawl-delay of its robots.txt goes first. */
  hostGapSeconds: z.number().min(0).max(3_600).default(1),
})
export type CollectConfig = z.infer<typeof CollectConfig>

const Web = z.url({ protocol: /^https?$/u })
const Selector = z.string().min(1).max(500)

/** What every source says of itself. Without a legal basis and a purpose it does not start. */
const Common = {
  id: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]+$/u, 'may hold small letters, digits and -'),
  /** Where its items are said, such as `news`; one item has one id per platform. */
  platform: z.string().min(1).max(200),
  /** The kind of venue: `town_page`, `forum`, `gaming`, `football`, `news` and so on. */
  community: z.string().min(1).max(200).optional(),
  basis: z.string().min(1),
  purpose: z.string().min(1),
  /** The kill switch in the config; `seinpost sources stop` is the one at run time. */
  enabled: z.boolean().default(true),
  everyMinutes: z.number().min(1).default(15),
  /** Items of one visit; the rest waits for the next one. */
  maxItemsPerVisit: z.int().min(1).max(100_000).default(500),
  /** Items of one author in an hour; more are held back and counted. */
  maxPerAuthorPerHour: z.int().min(1).max(100_000).default(30),
  /** Reads private addresses too: for a demonstration on one machine. */
  allowPrivate: z.boolean().default(false),
}

export const FeedSourceConfig = z.strictObject({ ...Common, kind: z.literal('feed'), url: Web })

/** A public timeline or hashtag of a Mastodon server. */
export const MastodonSourceConfig = z.strictObject({
  ...Common,
  kind: z.literal('mastodon'),
  server: Web,
  /** Without `#`; absent reads the public timeline. */
  hashtag: z
    .string()
    .regex(/^[^\s#/]+$/u, 'is written without # and spaces')
    .optional(),
  /** What was said on this server alone. */
  local: z.boolean().default(true),
  /** Live over the streaming API; what was missed is read over REST first. */
  stream: z.boolean().default(false),
  /** Servers that ask for one even for public timelines. */
  token: SecretRef.optional(),
})

const Words = z.array(z.string().min(2).max(100)).max(1_000)

/** Bluesky's firehose as JSON. Only posts that hold one of `words` or `hashtags`, in one of `languages`, are kept. */
export const JetstreamSourceConfig = z.strictObject({
  ...Common,
  kind: z.literal('bluesky-stream'),
  server: z.url({ protocol: /^wss?$/u }).default('wss://jetstream2.us-east.bsky.network/subscribe'),
  words: Words.default([]),
  hashtags: Words.default([]),
  languages: z.array(z.string().min(2).max(12)).default([]),
  /** Above this rate a sample is taken, the same for every word, and what is left out is counted. */
  maxPerSecond: z.number().min(0.1).max(5_000).default(50),
})

export const BlueskySearchSourceConfig = z.strictObject({
  ...Common,
  kind: z.literal('bluesky-search'),
  server: Web.default('https://public.api.bsky.app'),
  query: z.string().min(1).max(300),
  language: z.string().min(2).max(12).optional(),
})

/** Pages of a forum or of comments, read by CSS selectors; no script is run. */
export const PageSourceConfig = z.strictObject({
  ...Common,
  kind: z.literal('page'),
  url: Web,
  selectors: z.strictObject({
    item: Selector,
    text: Selector,
    /** Absent: hashed from the text. `selector@attribute` reads an attribute. */
    id: Selector.optional(),
    link: Selector.optional(),
    author: Selector.optional(),
    date: Selector.optional(),
    /** Of the link to the next page. */
    next: Selector.optional(),
  }),
  maxPages: z.int().min(1).max(100).default(5),
})

const Column = z.string().min(1).max(200)

/** A folder into which files are put. */
export const FolderSourceConfig = z.strictObject({
  ...Common,
  kind: z.literal('folder'),
  path: z.string().min(1),
  /** `auto` goes by the ending: .ndjson and .jsonl, .csv, .eml, result.json of a Telegram export, notice.json of a platform. */
  format: z.enum(['auto', 'ndjson', 'csv', 'eml', 'telegram', 'notice']).default('auto'),
  /** Which column of a CSV holds what. */
  columns: z
    .strictObject({
      text: Column,
      date: Column.optional(),
      id: Column.optional(),
      url: Column.optional(),
      author: Column.optional(),
      postcode: Column.optional(),
    })
    .optional(),
  delimiter: z.string().length(1).optional(),
  /** Whoever refers, for e-mails and notices. */
  partner: z
    .strictObject({ name: z.string().min(1).max(200), sector: z.string().min(1).max(200) })
    .optional(),
})

/** E-mail referrals. Each waits for a person's review before it becomes a signal. */
export const MailboxSourceConfig = z.strictObject({
  ...Common,
  kind: z.literal('mailbox'),
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(993),
  tls: z.boolean().default(true),
  user: z.string().min(1),
  password: SecretRef,
  folder: z.string().min(1).default('INBOX'),
  /** Who may refer by e-mail, by the address or the domain (`@school.example`) they write from. */
  partners: z
    .array(
      z.strictObject({
        from: z.string().min(3),
        name: z.string().min(1).max(200),
        sector: z.string().min(1).max(200),
      }),
    )
    .min(1),
})

export const SourceConfig = z.discriminatedUnion('kind', [
  FeedSourceConfig,
  MastodonSourceConfig,
  JetstreamSourceConfig,
  BlueskySearchSourceConfig,
  PageSourceConfig,
  FolderSourceConfig,
  MailboxSourceConfig,
])
export type SourceConfig = z.infer<typeof SourceConfig>
export type FeedSourceConfig = z.infer<typeof FeedSourceConfig>
export type MastodonSourceConfig = z.infer<typeof MastodonSourceConfig>
export type JetstreamSourceConfig = z.infer<typeof JetstreamSourceConfig>
export type BlueskySearchSourceConfig = z.infer<typeof BlueskySearchSourceConfig>
export type PageSourceConfig = z.infer<typeof PageSourceConfig>
export type FolderSourceConfig = z.infer<typeof FolderSourceConfig>
export type MailboxSourceConfig = z.infer<typeof MailboxSourceConfig>
