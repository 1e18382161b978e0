import type { SignalInput } from '@seinpost/schemas'
import PostalMime from 'postal-mime'
import { htmlToText } from '../feed/html-to-text.ts'
import { digestOf } from '../source/external-id.ts'
import type { Frame } from '../source/frame.ts'

export interface Partner {
  readonly name: string
  readonly sector: string
}

/** A part of an e-mail that is no text. */
export interface Attachment {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** An e-mail as a referral that a person still has to look at. */
export interface MailReferral {
  readonly input: SignalInput
  readonly attachments: readonly Attachment[]
  /** What whoever reviews it should know. */
  readonly remarks: readonly string[]
}

export interface MailContext {
  readonly frame: Frame
  /** Who refers, by the address the mail is from; null refuses it. */
  readonly partnerOf: (address: string) => Partner | null
  /** Stands for a date that is missing. */
  readonly receivedAt: Date
}

export type ReadMail =
  | ({ readonly kind: 'referral' } & MailReferral)
  | { readonly kind: 'refused'; readonly why: 'unknown_sender' | 'empty' | 'unreadable' }

const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, attachmentEncoding: 'arraybuffer' as const }

/**
 * An e-mail as a referral. The sender's name and address are left out: the partner organisation refers, not a person.
 * What is quoted from earlier mails, and what stands under a signature mark, is left out too.
 */
export async function mailToReferral(
  bytes: Uint8Array,
  { frame, partnerOf, receivedAt }: MailContext,
): Promise<ReadMail> {
  const mail = await parsed(bytes)
  if (mail === null) return { kind: 'refused', why: 'unreadable' }
  const partner = partnerOf(mail.from?.address?.toLowerCase() ?? '')
  if (partner === null) return { kind: 'refused', why: 'unknown_sender' }
  const { body, cut } = ownWords(mail.text ?? htmlToText(mail.html ?? ''))
  const subject = (mail.subject ?? '').replace(/^(?:\s*(?:re|fw|fwd|tr|aw|wg|antw|doorst)\s*:)+/iu, '').trim()
  const text = [subject, body].filter((part) => part !== '').join('\n\n')
  if (text === '') return { kind: 'refused', why: 'empty' }
  const said = Date.parse(mail.date ?? '')
  const at = Number.isFinite(said) && said <= receivedAt.getTime() ? new Date(said) : receivedAt
  const id = mail.messageId ?? digestOf(`${mail.date}\n${text}`)
  const attachments = mail.attachments.map(({ filename, mimeType, content }) => ({
    name: filename ?? 'attachment',
    type: mimeType,
    bytes: new Uint8Array(content instanceof ArrayBuffer ? content : Buffer.from(content)),
  }))
  return {
    kind: 'referral',
    attachments,
    remarks: [
      ...(cut ? ['quoted or signed lines were left out'] : []),
      ...(attachments.length > 0 ? [`${attachments.length} attachments`] : []),
    ],
    input: {
      source: {
        kind: 'referral',
        ...frame,
        url: `mid:${encodeURIComponent(id)}`.slice(0, 2_000),
        externalId: `mid:${id}`.slice(0, 500),
      },
      publishedAt: at.toISOString(),
      text,
      referral: { partner: partner.name, sector: partner.sector, concerns: [], protective: [] },
    },
  }
}

async function parsed(bytes: Uint8Array) {
  try {
    return await PostalMime.parse(bytes, LIMITS)
  } catch {
    return null // Deeper or longer than any letter: it is counted as unreadable.
  }
}

const SIGNATURE = /^-- ?$/u
const QUOTE_HEAD =
  /^(?:on .{5,200} wrote:|op .{5,200} schreef.*:|le .{5,200} a écrit ?:|am .{5,200} schrieb.*:|-{3,} ?(?:original message|oorspronkelijk bericht|message d'origine).*)$/iu

/** The words of whoever wrote, without signature and quoted mails. */
export function ownWords(text: string): { readonly body: string; readonly cut: boolean } {
  const lines = text.replace(/\r\n?/gu, '\n').split('\n')
  const end = lines.findIndex((line) => SIGNATURE.test(line) || QUOTE_HEAD.test(line.trim()))
  const kept = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !line.startsWith('>'))
  const body = kept
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
  return { body, cut: kept.length < lines.length }
}
