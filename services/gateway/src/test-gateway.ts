import type { CaseChange } from '@seinpost/schemas'
import { Registry } from 'prom-client'
import type { AcceptInput, AcceptResult, GatewayDeps } from './deps.ts'
import { type GatewayOptions, openGateway } from './open-gateway.ts'

/** A desk without cases, to be overridden in part. */
export const NO_CASES: GatewayDeps['cases'] = {
  queues: async () => [],
  queue: async () => [],
  case: async () => null,
  work: async () => ({ kind: 'not_found' }),
  takeNext: async () => null,
  lapsed: async () => [],
  forDesk: () => ({ queues: async () => [], queue: async () => [], case: async () => null }),
}

/** A gateway over a gate in memory: accepts objects with an `id`, knows the ids it has seen, refuses the rest. */
export async function openTestGateway(
  over: Partial<GatewayDeps> = {},
  options: Partial<GatewayOptions> = {},
) {
  const seen = new Set<string>()
  const batches: number[] = []
  const listeners = new Set<(changes: readonly CaseChange[]) => void>()
  const accept = async (inputs: readonly AcceptInput[]) => {
    batches.push(inputs.length)
    await new Promise((resolve) => setImmediate(resolve))
    return inputs.map((input) => judge(input, seen))
  }
  const deps: GatewayDeps = {
    accept,
    cases: NO_CASES,
    changes: {
      subscribe: async (listener) => {
        listeners.add(listener)
        return async () => {
          listeners.delete(listener)
        }
      },
    },
    ledger: async () => ({
      accepted: seen.size,
      states: { in_flight: 0, queued: seen.size, merged: 0, archived: 0, dead: 0, purged: 0 },
      refused: {},
      balanced: true,
      problems: [],
    }),
    ready: async () => [{ part: 'store', ok: true }],
    metrics: new Registry(),
    log: { info: ignore, warn: ignore, error: ignore },
    now: () => new Date('2026-11-20T10:00:00Z'),
    runId: 'run-1',
    version: '0.0.0-test',
    ...over,
  }
  const gateway = await openGateway(deps, { host: '127.0.0.1', port: 0, ...options })
  const change = (caseId: string) => {
    const queues = [{ queue: 'analyst', released: true }]
    const at = '2026-11-20T10:00:00Z'
    const about = { caseId, kind: 'opened', signalId: caseId, queues, level: 3, priority: 70, at } as const
    for (const listener of listeners) listener([{ ...about, queues }])
  }
  return { ...gateway, seen, batches, change }
}

function ignore(): void {
  // Tests read answers, not logs.
}

function judge(input: AcceptInput, seen: Set<string>): AcceptResult {
  if ('refusal' in input) return { kind: 'refused', refusal: input.refusal }
  const { value, line } = input
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  if (typeof id !== 'string') {
    const at = line === undefined ? {} : { line }
    return {
      kind: 'refused',
      refusal: { reason: 'schema', detail: 'id: is missing', fields: ['id'], source: {}, ...at },
    }
  }
  if (seen.has(id)) return { kind: 'known', id }
  seen.add(id)
  return { kind: 'accepted', id }
}
