import { Readable } from 'node:stream'
import { type ErrorCode, SeinpostError } from '@seinpost/domain'
import { readNdjson } from '@seinpost/gate'
import { type AccessOrder, Case, LedgerCount, QueueEntry } from '@seinpost/schemas'
import { z } from 'zod'
import type { DeskReader, QueueList, RegroupRequest } from './desk-port.ts'
import type { RunningProgram } from './running-program.ts'

const ProblemBody = z.object({
  detail: z.string().optional(),
  title: z.string().optional(),
  code: z.string().optional(),
  remedy: z.string().optional(),
})

/** A running program, over its HTTP API. */
export function remoteDesk(program: RunningProgram): DeskReader {
  return {
    queue: async (desk, { limit }) => {
      const path = `/api/queues/${encodeURIComponent(desk)}?limit=${limit}`
      return z.object({ entries: z.array(QueueEntry) }).parse(await get(program, path)).entries
    },
    queues: async () => {
      const shape = z.object({
        queues: z.array(z.object({ queue: z.string(), open: z.int(), unreleased: z.int() })),
      })
      return shape.parse(await get(program, '/api/queues')).queues satisfies QueueList
    },
    case: async (id) => Case.parse(await get(program, `/api/cases/${encodeURIComponent(id)}`)),
    ledger: async () => LedgerCount.parse(await get(program, '/api/ledger')),
    close: async () => undefined,
  }
}

/** Splits or joins over the API. */
export async function remoteRegroup(
  program: RunningProgram,
  caseId: string,
  { kind, ...body }: RegroupRequest,
): Promise<unknown> {
  return await answerOf(`/api/cases/${encodeURIComponent(caseId)}/${kind}`, program, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Has the running program carry out an order about accounts and tokens. */
export const remoteOrder = async (program: RunningProgram, order: AccessOrder): Promise<object> =>
  z.looseObject({}).parse(
    await answerOf('/api/access/orders', program, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    }),
  )

const get = (program: RunningProgram, path: string): Promise<unknown> => answerOf(path, program)

/** Asks a running program for JSON. @throws SeinpostError with what it answered instead. */
export async function answerOf(
  path: string,
  { url, headers }: RunningProgram,
  init: RequestInit = {},
): Promise<unknown> {
  const response = await request(new URL(path, url), { ...init, headers: { ...init.headers, ...headers } })
  const body: unknown = await response.json()
  if (response.ok) return body
  throw errorOf(response, body, path)
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'usage',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'usage',
  429: 'rate_limited',
}

/** What the program answered, as the fault it is here. */
export function errorOf({ status }: Response, body: unknown, what: string): SeinpostError {
  const { detail, title, remedy } = ProblemBody.catch({}).parse(body)
  const hint = status === 401 ? 'Give a service token with --token, or in SEINPOST_TOKEN.' : remedy
  return new SeinpostError(CODES[status] ?? 'store_unavailable', detail ?? title ?? `${what}: ${status}`, {
    ...(hint !== undefined && { remedy: hint }),
  })
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
export async function* sendStream(
  { url, headers }: RunningProgram,
  body: Readable,
): AsyncGenerator<StreamAnswer> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', ...headers },
    body: Readable.toWeb(body),
    duplex: 'half',
  }
  // The DOM's RequestInit, which the types follow, has no `duplex` yet; Node requires it for a streamed body.
  const response = await request(new URL('/api/signals/stream', url), init as unknown as RequestInit)
  if (!response.ok) throw errorOf(response, await response.json().catch(() => null), url)
  if (response.body === null) throw new SeinpostError('source_unreachable', `${url} answered nothing`)
  for await (const line of readNdjson(Readable.fromWeb(response.body as never), { maxLineBytes: 1 << 20 }))
    if (line.kind === 'value') yield Answer.parse(line.value)
}
