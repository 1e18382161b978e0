import { z } from 'zod'
import type { Frame } from '../source/frame.ts'
import { type FileContext, type FileRecord, skippedRecord } from './record.ts'

const Piece = z.union([z.string(), z.object({ text: z.string() })])

/** The part of Telegram Desktop's `result.json` that is used. */
const Export = z.object({
  name: z.string().nullish(),
  type: z.string(),
  id: z.number(),
  messages: z.array(z.unknown()),
})
const Message = z.object({
  id: z.int(),
  type: z.literal('message'),
  date_unixtime: z.string().regex(/^\d+$/u),
  from_id: z.string().nullish(),
  text: z.union([z.string(), z.array(Piece)]),
  forwarded_from: z.string().nullish(),
})

/** Chats anybody can read. Everything else is a closed space, whoever exported it. */
const PUBLIC = new Set(['public_channel', 'public_supergroup'])

/** The messages of one exported chat; of private chats and groups none. Forwarded messages are read where they were said. */
export function* readTelegramFile({ name, bytes }: FileContext, frame: Frame): Generator<FileRecord> {
  const parsed = Export.safeParse(jsonOf(bytes))
  if (!parsed.success)
    return yield skippedRecord('unreadable', `${name} is no Telegram export of one chat (result.json)`)
  const { type, id: chat, messages } = parsed.data
  if (!PUBLIC.has(type)) {
    yield skippedRecord(
      'not_public',
      `${name} is an export of a ${type.replaceAll('_', ' ')}: only public ones are read`,
    )
    return
  }
  for (const value of messages) {
    const message = Message.safeParse(value)
    // Joins, pins and calls are no messages.
    if (!message.success) yield skippedRecord('unreadable')
    else yield recordOf(message.data, chat, frame)
  }
}

function recordOf(
  { id, date_unixtime, from_id, text, forwarded_from }: z.infer<typeof Message>,
  chat: number,
  frame: Frame,
): FileRecord {
  if (forwarded_from) return skippedRecord('repost')
  const whole =
    typeof text === 'string'
      ? text
      : text.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
  if (whole.trim() === '') return skippedRecord('empty')
  return {
    kind: 'item',
    // Channels post through bots as well as by hand, and the export does not say which.
    maker: 'unknown',
    input: {
      source: {
        kind: 'public',
        ...frame,
        url: `https://t.me/c/${chat}/${id}`,
        externalId: `https://t.me/c/${chat}/${id}`,
      },
      publishedAt: new Date(Number(date_unixtime) * 1_000).toISOString(),
      text: whole.trim(),
      ...(from_id && { author: { handle: from_id } }),
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
