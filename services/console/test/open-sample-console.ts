import { randomUUID } from 'node:crypto'
import { type DeskReading, type GatewayDeps, openGateway } from '@seinpost/gateway'
import type { Case, CaseChange } from '@seinpost/schemas'
import type { QueuePage } from '@seinpost/store'
import { Registry } from 'prom-client'
import { regroupInMemory, workInMemory } from './case-desk.ts'
import { sampleAreas } from './sample-areas.ts'
import { sampleCases, sampleEntry } from './sample-cases.ts'

const nothing = () => undefined

const isHandled = ({ desks = [] }: Case, desk: string): boolean =>
  (desks.find(({ queue }) => queue === desk)?.handledAt ?? null) !== null

/** The real gateway with the built console over invented cases, so that the pages can be looked at and tested. */
export async function openSampleConsole({
  consoleDir,
  more = 0,
  port = 0,
  cases = sampleCases(more),
}: {
  consoleDir: string
  more?: number
  port?: number
  cases?: Case[]
}) {
  const listeners = new Set<(changes: readonly CaseChange[]) => void>()
  let away = false
  const answering = <Answer>(answer: Answer): Answer => {
    if (away) throw new Error('the store is away')
    return answer
  }
  function tell({ id, level, priority, updatedAt }: Case, kind: CaseChange['kind']): void {
    const queues = [{ queue: 'analyst', released: true }]
    for (const listener of listeners) listener([{ caseId: id, kind, level, priority, queues, at: updatedAt }])
  }
  const reading = {
    queues: async () =>
      answering([
        {
          queue: 'analyst',
          open: cases.length,
          unreleased: 0,
          acute: cases.filter((one) => one.level === 4).length,
        },
        { queue: 'municipality-12025', open: 1, unreleased: 1, acute: 0 },
        { queue: 'help', open: 0, unreleased: 0, acute: 0 },
      ]),
    queue: async (desk: string, { limit, offset = 0, handled = false }: QueuePage) =>
      answering(
        (desk === 'analyst' ? cases : desk === 'help' ? [] : cases.slice(0, 2))
          .filter((one) => isHandled(one, desk) === handled)
          .map((one, at) => sampleEntry(one, at + 1))
          .slice(offset, offset + limit),
      ),
    case: async (id: string) => answering(cases.find((one) => one.id === id) ?? null),
  } satisfies DeskReading
  const deps: GatewayDeps = {
    accept: async () => [],
    cases: {
      ...reading,
      forDesk: () => reading,
      ...workInMemory(cases, (worked) => tell(worked, 'worked')),
    },
    changes: {
      subscribe: async (listener) => {
        listeners.add(listener)
        return async () => {
          listeners.delete(listener)
        }
      },
    },
    regroup: regroupInMemory(cases),
    queueName: (queue) =>
      queue === 'municipality-12025' ? { nl: 'Mechelen', fr: 'Malines', en: 'Mechelen' } : null,
    ledger: async () => ({
      accepted: 0,
      states: { in_flight: 0, queued: 0, merged: 0, archived: 0, dead: 0, purged: 0 },
      refused: {},
      balanced: true,
      problems: [],
    }),
    ready: async () => [],
    metrics: new Registry(),
    log: { info: nothing, warn: nothing, error: nothing },
    now: () => new Date(),
    runId: randomUUID(),
    version: 'sample',
    areas: [sampleAreas],
  }
  const gateway = await openGateway(deps, { host: '127.0.0.1', port, consoleDir, graceMs: 500 })
  return {
    ...gateway,
    /** Puts a case on top and tells whoever listens. */
    add(added: Case): void {
      cases.unshift(added)
      tell(added, 'opened')
    },
    setAway(now: boolean): void {
      away = now
    },
  }
}
