import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const PROGRAM = fileURLToPath(new URL('../../services/cli/dist/seinpost.js', import.meta.url))
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command of the built program to its end. */
export async function seinpost(
  args: readonly string[],
  options: { readonly cwd?: string; readonly stdin?: string | Buffer } = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: options.cwd ?? ROOT,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part
  })
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.stdin)
  const [code] = await once(child, 'close')
  return { code: typeof code === 'number' ? code : null, stdout, stderr }
}

export interface RunningProgram {
  readonly url: string
  /** What whoever sits at the machine asks with. */
  readonly headers: Readonly<Record<string, string>>
  readonly process: ChildProcess
  /** SIGKILL, as a crash would. */
  kill(): Promise<void>
  /** SIGTERM and the exit code. */
  stop(): Promise<number | null>
}

/** Starts the whole program on a data directory of its own and a free port, and waits for its address. */
export async function startProgram(dataDir: string, args: readonly string[] = []): Promise<RunningProgram> {
  const child = spawn(
    process.execPath,
    [PROGRAM, 'start', '--no-demo', '--data', dataDir, '--port', '0', ...args],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const ended = once(child, 'exit')
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errors += part
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.]+:\d+/u.exec(line)?.[0]
    if (url === undefined) continue
    const finish = async () => {
      const [code] = await ended
      return typeof code === 'number' ? code : null
    }
    const token = await readFile(join(dataDir, 'local.token'), 'utf8')
    return {
      url,
      headers: { authorization: `Bearer ${token}` },
      process: child,
      kill: async () => {
        child.kill('SIGKILL')
        await finish()
      },
      stop: () => {
        child.kill('SIGTERM')
        return finish()
      },
    }
  }
  throw new Error(`the program ended before it printed its address:\n${errors}`)
}
