import pg from 'pg'
import type { Sql } from '../port.ts'

const RECONNECT_MS = 1_000

/**
 * One connection of its own that listens, made when the first listener comes. When it drops it is made again, and every
 * channel is listened to again; what was told in between is missed, as the port says.
 */
export function postgresListener(url: string): { listen: Sql['listen']; close(): Promise<void> } {
  const channels = new Map<string, Set<(payload: string) => void>>()
  let client: Promise<pg.Client> | null = null
  let retry: NodeJS.Timeout | null = null
  let closed = false

  const connect = async (): Promise<pg.Client> => {
    const made = new pg.Client({
      connectionString: url,
      application_name: 'seinpost listener',
      keepAlive: true,
    })
    made.on('error', () => undefined)
    made.on('notification', ({ channel, payload }) => {
      for (const listener of channels.get(channel) ?? []) listener(payload ?? '')
    })
    made.on('end', reconnect)
    await made.connect()
    for (const channel of channels.keys()) await made.query(`listen "${channel}"`)
    return made
  }
  const reconnect = () => {
    client = null
    if (closed || retry !== null) return
    retry = setTimeout(() => {
      retry = null
      client ??= connect()
      // Failing again ends in another `end` or here; either way it is tried until the server is back.
      client.catch(reconnect)
    }, RECONNECT_MS)
  }
  return {
    listen: async (channel, listener) => {
      const known = channels.get(channel) ?? new Set()
      channels.set(channel, known.add(listener))
      client ??= connect()
      const connected = await client
      await connected.query(`listen "${channel}"`)
      return async () => {
        known.delete(listener)
      }
    },
    close: async () => {
      closed = true
      if (retry !== null) clearTimeout(retry)
      // A connection that never came needs no end.
      await client?.then(
        (connected) => connected.end(),
        () => undefined,
      )
    },
  }
}
