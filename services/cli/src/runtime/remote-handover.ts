import { SeinpostError } from '@seinpost/domain'
import { loadNamed } from './load-named.ts'
import { errorOf } from './remote.ts'
import { type ProgramFlags, type RunningProgram, runningProgram } from './running-program.ts'

export interface RemoteFlags extends ProgramFlags {
  readonly config?: string
}

/** The running program that these flags mean. @throws SeinpostError `usage` when none runs. */
export async function programFor(flags: RemoteFlags): Promise<RunningProgram> {
  const { dataDir } = await loadNamed(flags)
  const program = await runningProgram(flags, { dataDir })
  if (program !== null) return program
  throw new SeinpostError('usage', 'nothing runs on this data directory', {
    remedy: 'Start the program (`npm start`), or give the address of a running one with --url.',
  })
}

/** Asks a running program; a body makes it a POST. @throws SeinpostError with what the program answered. */
export async function askProgram(
  { url, headers }: RunningProgram,
  path: string,
  body?: object,
): Promise<unknown> {
  const post = { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(new URL(path, url), {
    ...(body !== undefined && post),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
  }).catch((cause: unknown) => {
    throw new SeinpostError('source_unreachable', `${url} does not answer`, {
      cause,
      retryable: true,
      remedy: 'Start the program (`npm start`), or give its address with --url.',
    })
  })
  const answer: unknown = await response.json()
  if (response.ok) return answer
  throw errorOf(response, answer, path)
}
