import { SeinpostError } from '@seinpost/domain'
import { z } from 'zod'

const Health = z.object({ sources: z.array(z.record(z.string(), z.unknown())) })
const Problem = z.object({ detail: z.string().optional(), title: z.string().optional() })

/** The sources of a running program, over its HTTP API. */
export function remoteSources(url: string) {
  return {
    health: async () => Health.parse(await ask(new URL('/api/sources', url))).sources,
    switch: async (id: string, off: string | null): Promise<void> => {
      await ask(new URL(`/api/sources/${encodeURIComponent(id)}/switch`, url), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ off }),
      })
    },
  }
}

async function ask(address: URL, init?: RequestInit): Promise<unknown> {
  const response = await fetch(address, init)
  const body: unknown = await response.json()
  if (response.ok) return body
  const { detail, title } = Problem.catch({}).parse(body)
  throw new SeinpostError(
    response.status === 404 ? 'not_found' : 'source_unreachable',
    detail ?? title ?? `${address.host} answered ${response.status}`,
    {
      remedy: 'The running program reads the config it was started with; start it again after a change.',
    },
  )
}
