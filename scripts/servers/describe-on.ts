import { afterAll, describe, test } from 'vitest'
import { ServerUnavailable } from './server-unavailable.ts'

/**
 * A suite on a real server. Where the server cannot be had, the run names what was not run and why; with CI set that
 * fails. Use it with `await` at the top of a test file, since the server is started before its tests are collected.
 */
export async function describeOn<Server extends { stop(): Promise<void> }>(
  name: string,
  start: () => Promise<Server>,
  suite: (server: Server) => void,
): Promise<void> {
  const server = await start().catch((error: unknown) => {
    if (error instanceof ServerUnavailable) return error
    throw error
  })
  if (!(server instanceof ServerUnavailable)) {
    describe(name, () => {
      afterAll(() => server.stop())
      suite(server)
    })
    return
  }
  process.stderr.write(`NOT RUN: ${name}: ${server.message}\n`)
  if (process.env.CI === undefined)
    describe.skip(`NOT RUN: ${name}: ${server.message}`, () => test('not run'))
  else
    test(name, () => {
      throw server
    })
}
