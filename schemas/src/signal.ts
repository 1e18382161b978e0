import { z } from 'zod'
import { HandlingCode, PlaceRole } from './vocabulary.ts'

export const SourceKind = z.enum(['public', 'referral', 'platform'])
export type SourceKind = z.infer<typeof SourceKind>

const short = z.string().min(1).max(200)

export const SourceInput = z.object({
  kind: SourceKind,
  adapter: short,
  platform: short,
  url: z.url().max(2_000),
  externalId: z.string().min(1).max(500),
  /** The kind of venue: `town_page`, `forum`, `gaming`, `football`, `news` and so on. */
  community: short.optional(),
  /** Who may read the item where it was found. Absent means public. */
  visibility: z.enum(['public', 'members', 'private', 'followers', 'unlisted']).optional(),
})

export const ThreadMessage = z.object({
  role: z.enum(['parent', 'quoted', 'reply']),
  text: z.string().min(1).max(20_000),
})
export type ThreadMessage = z.infer<typeof ThreadMessage>

export const PlaceHint = z.object({
  postcode: z.string().min(1).max(12).optional(),
  municipality: short.optional(),
  /** ISO 3166-1 alpha-2; absent means not stated, not "Belgium". */
  country: z.string().length(2).optional(),
  role: PlaceRole,
})
export type PlaceHint = z.infer<typeof PlaceHint>

export const ReferralInput = z.object({
  partner: short,
  sector: short,
  concerns: z.array(short).max(50).default([]),
  protective: z.array(short).max(50).default([]),
  /** Facts from outside the net, in the partner's words. */
  offlineContext: z.string().max(20_000).optional(),
})
export type ReferralInput = z.infer<typeof ReferralInput>

/** What a collector, a form, a file or an API caller hands to the gate. */
export const SignalInput = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\s\p{C}]+$/u, 'must hold no spaces or control characters')
    .optional(),
  source: SourceInput,
  publishedAt: z.iso.datetime({ offset: true }).or(
    // Partners' systems leave the seconds out; that is still an exact moment.
    z
      .string()
      .regex(
        /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/u,
        'must be an ISO 8601 date-time with an offset',
      ),
  ),
  text: z.string().min(1),
  lang: z.string().min(2).max(12).optional(),
  author: z.object({ handle: z.string().min(1).max(500) }).optional(),
  thread: z.array(ThreadMessage).max(50).optional(),
  place: PlaceHint.optional(),
  referral: ReferralInput.optional(),
})
export type SignalInput = z.infer<typeof SignalInput>

/** The labelled cases' short form, taken by the stage commands beside a full signal. */
export const BareInput = z.object({
  id: z.string().min(1).max(200).optional(),
  text: z.string().min(1),
  lang: z.string().min(2).max(12).optional(),
  venue: short.optional(),
  thread: z.array(ThreadMessage).max(50).optional(),
})
export type BareInput = z.infer<typeof BareInput>

/** Why Seinpost may hold a signal, who may see it, and until when. The gate fills it from config. */
export const LegalFrame = z.object({
  basis: short,
  purpose: short,
  handling: HandlingCode,
  retainUntil: z.iso.datetime(),
})
export type LegalFrame = z.infer<typeof LegalFrame>

/** A signal that passed the gate. The author is a keyed pseudonym, never a name or handle. */
export const Signal = z.object({
  id: z.string(),
  /** SHA-256 (hex) of everything that makes the item what it is; another hash under one id is a conflict. */
  contentHash: z.string().length(64),
  source: SourceInput.omit({ visibility: true }).extend({
    /** One per source item, whatever id it was handed in with. */
    key: z.string(),
  }),
  publishedAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  /** The text with control characters and lone surrogates removed; offsets everywhere refer to it. */
  text: z.string(),
  lang: z.string().optional(),
  author: z.object({ pseudonym: z.string(), keyId: z.string() }).optional(),
  thread: z.array(ThreadMessage).optional(),
  place: PlaceHint.optional(),
  referral: ReferralInput.optional(),
  legal: LegalFrame,
})
export type Signal = z.infer<typeof Signal>
