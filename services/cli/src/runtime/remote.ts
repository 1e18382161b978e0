import { Readable } from 'node:stream'
import { SeinpostError } from '@seinpost/domain'
import { readNdjson } from '@seinpost/gate'
import { Case, LedgerCount, QueueEntry } from '@seinpost/schemas'
import { z } from 'zod'
import type { DeskReader, QueueList, RegroupRequest } from './desk-port.ts'

const ProblemBody = z.object({
  detail: z.string().optional(),
  title: z.string().optional(),
  code: z.string().optional(),
})

/** A running program, over its HTTP API. */
export function remoteDesk(url: string): DeskReader {
  return {
    queue: async (desk, { limit }) => {
      const path = `/api/queues/${encodeURIComponent(desk)}?limit=${limit}`
      return z.object({ entries: z.array(QueueEntry) }).parse(await get(url, path)).entries
    },
    queues: async () => {
      const shape = z.object({
        queues: z.array(z.object({ queue: z.string(), open: z.int(), unreleased: z.int() })),
      })
      return shape.parse(await get(url, '/api/queues')).queues satisfies QueueList
    },
    case: async (id) => Case.parse(await get(url, `/api/cases/${encodeURIComponent(id)}`)),
    ledger: async () => LedgerCount.parse(await get(url, '/api/ledger')),
    close: async () => undefined,
  }
}

/** Splits or joins over the API. */
export async function remoteRegroup(
  url: string,
  caseId: string,
  { kind, ...body }: RegroupRequest,
): Promise<unknown> {
  return await answerOf(`/api/cases/${encodeURIComponent(caseId)}/${kind}`, url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

const get = (url: string, path: string): Promise<unknown> => answerOf(path, url)

async function answerOf(path: string, url: string, init?: RequestInit): Promise<unknown> {
  const response = await request(new URL(path, url), init)
  const body: unknown = await response.json()
  if (response.ok) return body
  const problem = ProblemBody.safeParse(body)
  const detail = problem.success ? (problem.data.detail ?? problem.data.title) : undefined
  throw new SeinpostError(
    response.status === 404 ? 'not_found' : 'store_unavailable',
    detail ?? `${path}: ${response.status}`,
  )
}

async function request(address: URL, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (cause) {
    throw new SeinpostError('source_unreachable', `${address.origin} does not answer`, {
      cause,
      retryable: true,
      remedy: 'Start the program (`npm start`), or give its address with --url.',
    })
  }
}

const counts = { through: z.int(), accepted: z.int(), known: z.int(), refused: z.int() }
const Answer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('refused'), line: z.int(), reason: z.string(), detail: z.string() }),
  z.object({ status: z.literal('through'), ...counts }),
  z.object({
    status: z.literal('done'),
    ...counts,
    reasons: z.record(z.string(), z.object({ count: z.int(), lines: z.array(z.int()) })),
  }),
  z.object({ status: z.literal('failed'), problem: ProblemBody }),
])
export type StreamAnswer = z.infer<typeof Answer>

/** Hands a file's bytes to a running program and yields its answers. */
export async function* sendStream(url: string, body: Readable): AsyncGenerator<StreamAnswer> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: Readable.toWeb(body),
    duplex: 'half',
  }
  // The DOM's RequestInit, which the types follow, has no `duplex` yet; Node requires it for a streamed body.
  const response = await request(new URL('/api/signals/stream', url), init as unknown as RequestInit)
  if (!response.ok || response.body === null)
    throw new SeinpostError('source_unreachable', `${url} answered ${response.status}`)
  for await (const line of readNdjson(Readable.fromWeb(response.body as never), { maxLineBytes: 1 << 20 }))
    if (line.kind === 'value') yield Answer.parse(line.value)
}
