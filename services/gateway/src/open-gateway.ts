import Fastify, { type FastifyInstance } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { guardAccess } from './access/guard.ts'
import { limitRequests } from './access/limit-requests.ts'
import { nothingHere, serveConsole } from './console-files.ts'
import type { GatewayDeps } from './deps.ts'
import { exportRoutes } from './exports/routes.ts'
import { answerErrors, problemOf } from './guard/errors.ts'
import { guardRequests } from './guard/headers.ts'
import { sendProblem } from './guard/problem.ts'
import { listenError } from './listen-error.ts'
import { describeApi } from './operate/openapi.ts'
import { measureRequests } from './operate/request-metrics.ts'
import { operateRoutes } from './operate/routes.ts'
import { bufferChanges } from './read/change-buffer.ts'
import { changeRoute } from './read/changes.ts'
import { queueRoutes } from './read/queues.ts'
import { openBatcher } from './signals/batcher.ts'
import { signalRoutes } from './signals/routes.ts'
import { streamRoute } from './signals/stream-route.ts'
import { regroupRoutes } from './work/regroup-routes.ts'
import { workRoutes } from './work/routes.ts'

export interface GatewayOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Names besides the address itself under which browsers may reach this server. */
  readonly names?: readonly string[]
  /** Proxies that are believed when they say for whom they ask. */
  readonly proxies?: readonly string[]
  /** Folder of the built console; absent serves the API alone. */
  readonly consoleDir?: string
  /** Largest signal, in bytes, alone or as a line. */
  readonly signalLimit?: number
  /** Signals made durable together. */
  readonly maxBatch?: number
  readonly heartbeatMs?: number
  /** How long a claim holds without being kept; read with each act, so that it may change. */
  readonly leaseMs?: number
  /** How long a stop waits for requests that run. */
  readonly graceMs?: number
}

export interface Gateway {
  /** Where it listens, such as `http://127.0.0.1:4747`. */
  readonly url: string
  /** Every route it serves under /api, so that a test can try each and forget none. */
  readonly routes: readonly ServedRoute[]
  /** Lets running requests finish, ends the live streams, and stops listening. */
  close(): Promise<void>
}

export interface ServedRoute {
  readonly method: string
  readonly url: string
  readonly needs: string
}

const MAX_WAITING = 20_000
const KEPT_CHANGES = 2_000
const LEASE_MS = 15 * 60_000
/** A connection on which nothing moves for this long is closed; heartbeats keep the live streams open. */
const IDLE_MS = 120_000

function newApp(proxies: readonly string[]): FastifyInstance {
  const app = Fastify({
    trustProxy: [...proxies],
    logger: false,
    bodyLimit: 65_536,
    connectionTimeout: IDLE_MS,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
    // An address that cannot be decoded never comes to a route, and so not to the handler of errors.
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, problemOf(error)),
  })
  // A form of another site may send plain text without asking leave; nothing here reads it.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  // What leaves is ours and typed; the schemas of answers describe it and are not run on it.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  // A client that has sent everything may close its side and still read the answers; Node's default cuts it off.
  Object.assign(app.server, { httpAllowHalfOpen: true })
  return app
}

/** Lists the routes as they are made; HEAD, which is made beside each GET, answers less of the same. */
function listRoutes(app: FastifyInstance): readonly ServedRoute[] {
  const routes: ServedRoute[] = []
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!url.startsWith('/api/')) return
    for (const one of [method].flat())
      if (one !== 'HEAD') routes.push({ method: one, url, needs: config?.needs ?? '' })
  })
  return routes
}

/** The HTTP API and the console's server. Throws `usage` when the address cannot be had. */
export async function openGateway(deps: GatewayDeps, options: GatewayOptions): Promise<Gateway> {
  const { host, port, names = [], signalLimit = 1_048_576, maxBatch = 500, graceMs = 10_000 } = options
  const app = newApp(options.proxies ?? [])
  const batcher = openBatcher(deps.accept, { maxBatch, maxWaiting: MAX_WAITING })
  const changes = await bufferChanges(deps.changes, { runId: deps.runId, keep: KEPT_CHANGES })

  await describeApi(app, deps.version)
  guardRequests(app, { host, names })
  const routes = listRoutes(app)
  guardAccess(app, deps)
  if (deps.access !== undefined) await limitRequests(app, deps.access)
  answerErrors(app, deps.log)
  measureRequests(app, deps.metrics)
  signalRoutes(app, { batcher, signalLimit })
  streamRoute(app, { batcher, signalLimit, log: deps.log })
  queueRoutes(app, deps)
  if (deps.draw !== undefined) exportRoutes(app, { cases: deps.cases, draw: deps.draw })
  if (deps.regroup !== undefined) regroupRoutes(app, { regroup: deps.regroup, cases: deps.cases })
  workRoutes(app, {
    cases: deps.cases,
    now: deps.now,
    get leaseMs() {
      return options.leaseMs ?? LEASE_MS
    },
  })
  const streams = changeRoute(app, {
    changes,
    heartbeatMs: options.heartbeatMs ?? 15_000,
    access: deps.access,
  })
  operateRoutes(app, deps)
  for (const area of deps.areas ?? []) area(app)
  if (options.consoleDir === undefined) app.setNotFoundHandler(nothingHere)
  if (options.consoleDir !== undefined) await serveConsole(app, options.consoleDir)

  const url = await app.listen({ host, port }).catch(async (error: unknown) => {
    await changes.close()
    throw listenError(error, { host, port })
  })

  return {
    url,
    routes,
    async close() {
      streams.endAll()
      const force = setTimeout(() => app.server.closeAllConnections(), graceMs)
      await app.close()
      clearTimeout(force)
      await batcher.idle()
      await changes.close()
    },
  }
}
