import { connect } from 'node:net'
import { SeinpostError } from '@seinpost/domain'

/** What a virus scanner says of a file. */
export type ScanVerdict = { readonly kind: 'clean' } | { readonly kind: 'infected'; readonly what: string }

/** The hook: any scanner that answers this can stand here. @throws SeinpostError when it does not answer. */
export type Scan = (bytes: Uint8Array) => Promise<ScanVerdict>

const CHUNK = 64 * 1024
const TIMEOUT_MS = 30_000

/** ClamAV's daemon (`INSTREAM`, clamd(8)): files go over the socket, never over the disk. */
export function clamdScan({ host, port }: { readonly host: string; readonly port: number }): Scan {
  return (bytes) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port })
      let answer = ''
      const fail = (cause: unknown) => {
        socket.destroy()
        reject(
          new SeinpostError('source_unreachable', `the virus scanner at ${host}:${port} does not answer`, {
            cause,
            retryable: true,
            remedy: 'Start clamd; until then attachments are withheld.',
          }),
        )
      }
      socket.setTimeout(TIMEOUT_MS, () => fail(new Error('timeout')))
      socket.on('error', fail)
      socket.on('data', (chunk) => {
        answer += chunk.toString('utf8')
      })
      socket.on('end', () => {
        const verdict = verdictOf(answer)
        if (verdict === null) fail(new Error(answer))
        else resolve(verdict)
      })
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += CHUNK) socket.write(framed(bytes.subarray(at, at + CHUNK)))
      socket.write(framed(new Uint8Array()))
    })
}

function framed(chunk: Uint8Array): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(chunk.length)
  return Buffer.concat([size, chunk])
}

function verdictOf(answer: string): ScanVerdict | null {
  const text = answer.replace(/\0/gu, '').trim()
  if (/^stream: OK$/u.test(text)) return { kind: 'clean' }
  const what = /^stream: (.+) FOUND$/u.exec(text)?.[1]
  return what === undefined ? null : { kind: 'infected', what }
}
