import type { TrendPeriod } from '@seinpost/schemas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Access } from '../deps.ts'
import { openTestGateway } from '../test-gateway.ts'
import { trendRoutes } from './routes.ts'

let gateway: Awaited<ReturnType<typeof openTestGateway>>
let asked: object[] = []

const scheme = { parts: [], rows: [] }
const period: TrendPeriod = {
  period: '2026-W46',
  from: '2026-11-09',
  to: '2026-11-15',
  k: 10,
  total: 12,
  areas: [],
  schemes: { theme: scheme, level: scheme, venue: scheme },
}
const actorWith = (permissions: readonly 'trend.read'[]): Access => ({
  actorOf: async () => ({
    kind: 'person',
    id: 'p',
    name: 'P',
    roles: [],
    permissions: [...permissions],
    desks: [],
  }),
  anybodyMay: [],
  requestsPerMinute: 1_000,
  spendLink: async () => true,
})

async function openWith(permissions: readonly 'trend.read'[]) {
  asked = []
  return openTestGateway({
    access: actorWith(permissions),
    areas: [
      (app) =>
        trendRoutes(app, {
          periods: async (between) => {
            asked.push(between)
            return [period]
          },
          map: () => ({ width: 1, height: 1, shapes: [] }),
          rules: () => ({ k: 10, period: 'week', next: '2026-11-24' }),
          today: () => '2026-11-20',
        }),
    ],
  })
}

beforeEach(async () => {
  gateway = await openWith(['trend.read'])
})
afterEach(() => gateway.close())

const get = async (path: string) => {
  const answer = await fetch(gateway.url + path)
  return { status: answer.status, body: await answer.json() }
}

test('answers the published periods of the last year, or of the days that are asked for', async () => {
  expect((await get('/api/trends')).body).toEqual({
    k: 10,
    period: 'week',
    next: '2026-11-24',
    periods: [period],
  })
  await get('/api/trends?from=2026-01-01&to=2026-02-01')
  expect(asked).toEqual([
    { from: '2025-11-19', to: '2026-11-20' },
    { from: '2026-01-01', to: '2026-02-01' },
  ])
  expect((await get('/api/trends?from=yesterday')).status).toBe(400)
})

test('trends ask for their permission; the map is open', async () => {
  await gateway.close()
  gateway = await openWith([])
  expect((await get('/api/trends')).status).toBe(403)
  expect(asked).toEqual([])
  expect((await get('/api/map')).body).toEqual({ width: 1, height: 1, shapes: [] })
})
