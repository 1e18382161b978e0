import { SeinpostError } from '@seinpost/domain'
import { z } from 'zod'
import { errorOf } from './remote.ts'
import type { RunningProgram } from './running-program.ts'

const Health = z.object({ sources: z.array(z.record(z.string(), z.unknown())) })

/** The sources of a running program, over its HTTP API. */
export function remoteSources({ url, headers }: RunningProgram) {
  return {
    health: async () => Health.parse(await ask(new URL('/api/sources', url), { headers })).sources,
    switch: async (id: string, off: string | null): Promise<void> => {
      await ask(new URL(`/api/sources/${encodeURIComponent(id)}/switch`, url), {
        method: 'PUT',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ off }),
      })
    },
  }
}

async function ask(address: URL, init: RequestInit): Promise<unknown> {
  const response = await fetch(address, init)
  const body: unknown = await response.json()
  if (response.ok) return body
  const error = errorOf(response, body, address.host)
  if (error.code === 'unauthenticated' || error.code === 'forbidden') throw error
  throw new SeinpostError(error.code === 'not_found' ? 'not_found' : 'source_unreachable', error.message, {
    remedy: 'The running program reads the config it was started with; start it again after a change.',
  })
}
