import { WebSocket } from 'ws'
import { faultOf } from '../fetch/fault.ts'
import { checkedUrl } from '../fetch/fetch-page.ts'
import { guardedLookup } from '../fetch/guarded-lookup.ts'
import { unreachable } from '../fetch/unreachable.ts'
import type { Inbox } from '../source/inbox.ts'

const MAX_MESSAGE = 1 << 20
const CONNECT_MS = 20_000
const IDLE_MS = 60_000

export interface SocketOptions {
  readonly userAgent: string
  readonly allowPrivate: boolean
  readonly stop: AbortSignal
}

/**
 * Opens a WebSocket whose messages fall into `inbox` and that waits while the inbox is full; answers how to close it. An
 * end, a fault or a minute of silence ends the inbox.
 *
 * @throws SeinpostError `source_unreachable`.
 */
export async function openSocket(
  address: URL,
  inbox: Inbox<string>,
  { userAgent, allowPrivate, stop }: SocketOptions,
): Promise<() => void> {
  const url = checkedUrl(address, { allowPrivate })
  const socket = new WebSocket(url, {
    headers: { 'user-agent': userAgent },
    lookup: guardedLookup(allowPrivate),
    maxPayload: MAX_MESSAGE,
    handshakeTimeout: CONNECT_MS,
    perMessageDeflate: false,
    followRedirects: false,
  })
  const close = () => socket.terminate()
  stop.addEventListener('abort', close, { once: true })
  const idle = setTimeout(close, IDLE_MS)
  socket.on('message', (data) => {
    idle.refresh()
    inbox.push(String(data))
    if (!inbox.isFull) return
    socket.pause()
    void inbox.room().then(() => socket.resume())
  })
  socket.on('close', () => {
    clearTimeout(idle)
    stop.removeEventListener('abort', close)
    inbox.end()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('close', () =>
      reject(unreachable(url, 'the stream was closed', { retryable: true, remedy: 'It is opened again.' })),
    )
    socket.on('error', (error) => {
      const fault = faultOf(error, url, { late: false, timeoutMs: CONNECT_MS, maxBytes: MAX_MESSAGE })
      inbox.end(fault)
      reject(fault)
    })
  })
  return close
}
