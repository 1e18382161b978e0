import { SeinpostError } from '@seinpost/domain'
import type { MailboxSourceConfig } from '@seinpost/schemas'
import { ImapFlow } from 'imapflow'
import { z } from 'zod'
import type { ReferralDrafts } from '../referral/drafts.ts'
import { keepAttachments } from '../referral/keep-attachments.ts'
import { mailToReferral, type Partner } from '../referral/mail-to-referral.ts'
import type { Scan } from '../referral/scan.ts'
import { digestOf } from '../source/external-id.ts'
import { frameOf } from '../source/frame.ts'
import { Gather } from '../source/gather.ts'
import type { Source } from '../source/source.ts'

/** Uids count up within one validity (RFC 3501, 2.3.1.1); under a new one they begin again. */
const MailboxCursor = z.object({ validity: z.string(), uid: z.int().min(0) })

const MAX_MAIL = 20 * 1024 * 1024
const HARVEST = 20

export interface MailboxDeps {
  readonly password: string
  readonly drafts: ReferralDrafts
  readonly scan?: Scan | undefined
  readonly now: () => Date
}

/** Referrals by e-mail, over IMAP. The mailbox is opened read-only; every mail waits for a review before it is a signal. */
export function mailboxSource(config: MailboxSourceConfig, deps: MailboxDeps): Source {
  const frame = frameOf(config)
  const partnerOf = (address: string): Partner | null => partnerAt(config.partners, address)

  async function draftOf(bytes: Uint8Array, receivedAt: Date, gather: Gather): Promise<void> {
    const read = await mailToReferral(bytes, { frame, partnerOf, receivedAt })
    if (read.kind === 'refused') {
      // Whoever is no partner has no way in by mail; the review would be open to anybody.
      gather.skip(read.why === 'unknown_sender' ? 'not_wanted' : read.why)
      return
    }
    const attachments = await keepAttachments(read.attachments, deps.scan)
    const { input, remarks } = read
    const id = digestOf(`${input.source.adapter} ${input.source.externalId}`).slice(0, 12)
    await deps.drafts.put([{ id, source: config.id, input, remarks, attachments }])
    gather.skip('for_review')
  }

  return {
    async *read(cursor, { stop }) {
      const client = clientOf(config, deps.password)
      const end = () => client.close()
      stop.addEventListener('abort', end, { once: true })
      try {
        await client.connect()
        const box = await client.mailboxOpen(config.folder, { readOnly: true })
        const validity = String(box.uidValidity)
        const before = MailboxCursor.safeParse(cursor).data
        let uid = before?.validity === validity ? before.uid : 0
        const gather = new Gather()
        let read = 0
        if (box.exists > 0) {
          const query = { uid: true, size: true, internalDate: true, source: { maxLength: MAX_MAIL } }
          for await (const mail of client.fetch(`${uid + 1}:*`, query, { uid: true })) {
            // `n:*` always gives the last mail, also when it is older than n (RFC 3501, 6.4.8).
            if (mail.uid <= uid) continue
            if ((mail.size ?? 0) > MAX_MAIL || mail.source === undefined) gather.skip('unreadable')
            else await draftOf(mail.source, new Date(mail.internalDate ?? deps.now()), gather)
            uid = mail.uid
            read += 1
            if (read % HARVEST === 0) yield gather.take({ validity, uid })
          }
        }
        yield gather.take({ validity, uid })
      } catch (cause) {
        throw mailFault(config, cause)
      } finally {
        stop.removeEventListener('abort', end)
        client.close()
      }
    },
  }
}

function clientOf({ host, port, tls, user }: MailboxSourceConfig, password: string): ImapFlow {
  const client = new ImapFlow({
    host,
    port,
    secure: tls,
    ...(!tls && { doSTARTTLS: false }),
    auth: { user, pass: password },
    logger: false,
    socketTimeout: 60_000,
    greetingTimeout: 20_000,
    maxLineLength: MAX_MAIL,
  })
  // What fails is thrown by the call that waits for it; without a listener it would end the process as well.
  client.on('error', () => undefined)
  return client
}

/** The partner whose address or domain (`@school.example`) a mail is from. */
export function partnerAt(partners: MailboxSourceConfig['partners'], address: string): Partner | null {
  const found = partners.find(({ from }) => {
    const wanted = from.toLowerCase()
    return wanted.startsWith('@') ? address.endsWith(wanted) : address === wanted
  })
  return found === undefined ? null : { name: found.name, sector: found.sector }
}

function mailFault({ host }: MailboxSourceConfig, cause: unknown): SeinpostError {
  if (cause instanceof SeinpostError) return cause
  const refused = cause instanceof Error && 'authenticationFailed' in cause
  return new SeinpostError(
    'source_unreachable',
    `${host}: ${refused ? 'the login was refused' : 'the mailbox cannot be read'}`,
    {
      cause,
      retryable: !refused,
      remedy: refused
        ? 'Check `user` and the password it names.'
        : 'Check the host, the port and the folder.',
    },
  )
}
