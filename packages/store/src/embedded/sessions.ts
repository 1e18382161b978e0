import { statfs } from 'node:fs/promises'
import { SeinpostError } from '@seinpost/domain'
import { openSession, type Session } from './session.ts'

/** The sessions of an embedded database, one after the other: one that breaks is followed by a new one. */
export interface Sessions {
  /** The living session. A transaction keeps to the one it began in. */
  current(): Promise<Session>
  /** Runs `script` now and at the beginning of every later session: channels to listen to, a search path. */
  always(script: string): Promise<void>
  onNotification(listener: (channel: string, payload: string) => void): void
  close(): Promise<void>
}

/** PostgreSQL writes its log in files of 16 MiB, and cannot start without room for the next. */
const NEEDED_BYTES = 20 * 1024 * 1024

async function openOrSayFull(directory: string, onNotification: (channel: string, payload: string) => void) {
  try {
    return await openSession(directory, { onNotification })
  } catch (cause) {
    const { bavail, bsize } = await statfs(directory)
    if (bavail * bsize >= NEEDED_BYTES) throw cause
    throw new SeinpostError('disk_full', 'the disk under the store is full', {
      retryable: true,
      cause,
      remedy: 'Free disk space; what was acknowledged is kept and work goes on by itself.',
    })
  }
}

/**
 * Opens the database in `directory`. A full disk or a fault inside PGlite ends its session for good (it answers nothing
 * any more); the next call starts a new thread, which recovers as after a crash.
 */
export async function openSessions(directory: string): Promise<Sessions> {
  const listeners: ((channel: string, payload: string) => void)[] = []
  const scripts = new Set<string>()
  let closed = false
  const open = async () => {
    const session = await openOrSayFull(directory, (channel, payload) => {
      for (const listener of listeners) listener(channel, payload)
    })
    for (const script of scripts) await session.script(script)
    return session
  }
  let latest = open()
  await latest
  const current = async () => {
    const asked = latest
    const session = await asked.catch(() => null)
    if (session !== null && (session.ended() === null || closed)) return session
    // Of all that find it broken the first one opens the next.
    if (latest === asked) latest = open()
    return await latest
  }
  return {
    current,
    always: async (script) => {
      scripts.add(script)
      await (await current()).script(script)
    },
    onNotification: (listener) => void listeners.push(listener),
    close: async () => {
      closed = true
      const session = await latest.catch(() => null)
      await session?.close()
    },
  }
}
