import type { MailConfig, SecretRef } from '@seinpost/schemas'
import { createTransport } from 'nodemailer'

export interface Mail {
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  /** The same mail sent again has the same id, so that a receiver's server may drop the second. */
  readonly messageId: string
}

export type MailOutcome =
  | { readonly kind: 'sent' }
  /** The server took nothing: nobody's mail gets through now. */
  | { readonly kind: 'server_failed'; readonly problem: string }
  /** The server refused this mail or all who should get it. */
  | { readonly kind: 'refused'; readonly problem: string }

export interface Mailer {
  send(mail: Mail): Promise<MailOutcome>
  close(): void
}

const OF_THE_SERVER = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'EAUTH',
  'ETLS',
  'ECONNREFUSED',
  'EPROTOCOL',
])

/** Mail through an SMTP server; every step of a conversation has its time limit. */
export async function openMailer(
  config: MailConfig,
  readSecret: (ref: SecretRef) => Promise<string>,
): Promise<Mailer> {
  const { host, port, tls, user, password, from, timeoutSeconds } = config
  const limit = timeoutSeconds * 1_000
  const pass = password === undefined ? undefined : await readSecret(password)
  const transport = createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(user !== undefined && { auth: { user, pass } }),
    connectionTimeout: limit,
    greetingTimeout: limit,
    socketTimeout: limit,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, subject, text, messageId }) => {
      try {
        await within(transport.sendMail({ from, to: [...to], subject, text, messageId }), limit * 4)
        return { kind: 'sent' }
      } catch (error) {
        const { code, message } = faultOf(error)
        return { kind: OF_THE_SERVER.has(code) ? 'server_failed' : 'refused', problem: message }
      }
    },
    close: () => transport.close(),
  }
}

/** Error codes of nodemailer are on its errors without a type; the answer of a server may name addresses and is cut. */
function faultOf(error: unknown): { code: string; message: string } {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return { code: String(code ?? ''), message: String(message ?? error).slice(0, 200) }
}

/** A server that trickles bytes never idles long enough for a socket's limit. */
async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('the mail server did not finish in time'), { code: 'ETIMEDOUT' })),
      ms,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
