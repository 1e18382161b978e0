import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LoadedConfig, loadConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import type { Config } from '@seinpost/schemas'
import { openMetrics } from '../metrics.ts'
import { openParts } from '../open-parts.ts'
import { intakeOf } from '../open-runtime.ts'
import { serve } from '../serve.ts'

/** The program's HTTP side as it is put together for real, on a data directory of its own. */
export async function openTestProgram(over: Partial<Config> = {}, now = () => new Date()) {
  const cwd = await mkdtemp(join(tmpdir(), 'seinpost-program-'))
  const loaded = await loadConfig({ cwd })
  const config = { ...loaded.config, http: { ...loaded.config.http, port: 0 }, ...over }
  const logger = openLogger({ level: 'silent' })
  const closing = new Closing()
  const parts = openParts({ loaded: { ...loaded, config } satisfies LoadedConfig, logger, closing, now })
  const localToken = 'snm_of-this-test'
  const accept = await intakeOf(parts)
  const gateway = await serve(parts, { accept, metrics: openMetrics(now), logger, closing, localToken })
  return {
    ...gateway,
    parts,
    localToken,
    store: await parts.store(),
    close: async () => {
      await closing.run(logger, 15_000)
      await rm(cwd, { recursive: true, force: true })
    },
  }
}

export type TestProgram = Awaited<ReturnType<typeof openTestProgram>>

/** Signs in and answers the headers that go with every request. */
export async function signIn(url: string, body: object): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  const [cookie = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';')
  return { cookie }
}
