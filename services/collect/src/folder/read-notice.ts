import { z } from 'zod'
import type { Frame } from '../source/frame.ts'
import { type FileContext, type FileRecord, skippedRecord } from './record.ts'

/**
 * A platform's report of content, with the fields that the Digital Services Act asks of a notice (article 16.2) or of a
 * suspicion of a criminal offence (article 18): where it is, why, and who says so.
 */
export const PlatformNotice = z.object({
  noticeId: z.string().min(1).max(200),
  platform: z.string().min(1).max(200),
  submittedAt: z.iso.datetime({ offset: true }),
  contentUrl: z.url(),
  /** The content complained of. */
  content: z.string().min(1),
  contentLanguage: z.string().min(2).max(12).optional(),
  contentPublishedAt: z.iso.datetime({ offset: true }).optional(),
  /** Such as `violence`, `hate_speech`, `threat_to_life` (the categories of the DSA transparency database). */
  category: z.string().min(1).max(200),
  explanation: z.string().max(20_000).optional(),
  territory: z.string().length(2).optional(),
})
export type PlatformNotice = z.infer<typeof PlatformNotice>

/** One notice, or a list of them. */
export function* readNoticeFile({ name, bytes }: FileContext, frame: Frame): Generator<FileRecord> {
  const value = jsonOf(bytes)
  const list: unknown[] = Array.isArray(value) ? value : [value]
  for (const [at, entry] of list.entries()) {
    const parsed = PlatformNotice.safeParse(entry)
    if (parsed.success) yield noticeRecord(parsed.data, frame)
    else {
      const [issue] = parsed.error.issues
      yield skippedRecord(
        'unreadable',
        `${name}, notice ${at + 1}: ${issue?.path.join('.')}: ${issue?.message}`,
      )
    }
  }
}

/** A notice as a platform's referral. The name of whoever complained never comes along. */
function noticeRecord(notice: PlatformNotice, frame: Frame): FileRecord {
  const {
    noticeId,
    platform,
    submittedAt,
    contentUrl,
    content,
    contentLanguage,
    contentPublishedAt,
    category,
  } = notice
  return {
    kind: 'item',
    maker: 'human',
    input: {
      source: { kind: 'platform', ...frame, platform, url: contentUrl, externalId: `notice/${noticeId}` },
      publishedAt: new Date(contentPublishedAt ?? submittedAt).toISOString(),
      text: content,
      ...(contentLanguage !== undefined && { lang: contentLanguage }),
      referral: {
        partner: platform,
        sector: 'platform',
        concerns: [category],
        protective: [],
        ...(notice.explanation !== undefined && { offlineContext: notice.explanation }),
      },
    },
  }
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null // The caller says what was expected.
  }
}
