import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ServerUnavailable } from './server-unavailable.ts'

/**
 * Ends the server and deletes its folder when this program's end of the pipe closes without a word, so that even a
 * `kill -9` of a test run leaves nothing behind. $1... is the server's command; the folder is its working folder.
 */
const GUARD = `exec 3<&0
"$@" </dev/null 3<&- & server=$!
echo $server > server.pid
(read -r word <&3; [ "$word" = stop ] || touch abandoned; kill -$STOP $server 2>/dev/null) & guard=$!
wait $server; code=$?
kill $guard 2>/dev/null
[ ! -e abandoned ] || rm -rf "$PWD"
exit $code`

export interface ServerCommand {
  /** For messages. */
  readonly name: string
  readonly command: readonly [string, ...string[]]
  /** Working folder; the output goes to `server.log` in it. */
  readonly dir: string
  readonly env?: Readonly<Record<string, string>>
  /** Rejects while the server does not answer yet. */
  readonly ready: () => Promise<unknown>
  readonly readyWithinMs: number
  /** The signal that ends it in order; TERM when absent. */
  readonly stopSignal?: 'TERM' | 'INT'
}

export interface ServerProcess {
  /** Its stop signal, and SIGKILL when it is still there after a bound. */
  stop(): Promise<void>
  /** SIGKILL: what a power cut of that machine looks like to its clients. */
  kill(): Promise<void>
}

/** Starts a server and resolves once it answers; throws `ServerUnavailable` with the end of its log when it does not. */
export async function startServerProcess(options: ServerCommand): Promise<ServerProcess> {
  const log = join(options.dir, 'server.log')
  const child = spawn('/bin/sh', ['-c', GUARD, 'sh', ...options.command], {
    cwd: options.dir,
    env: { ...process.env, ...options.env, STOP: options.stopSignal ?? 'TERM' },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  const output = createWriteStream(log, { flags: 'a' })
  child.stdout.pipe(output, { end: false })
  child.stderr.pipe(output, { end: false })
  child.stdin.on('error', () => undefined)
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      child.stdin.destroy()
      resolve()
    })
  })
  // The server must not keep this program alive: when it ends, the pipe closes and the server goes too.
  child.unref()
  const server: ServerProcess = {
    async stop() {
      child.ref()
      child.stdin.end('stop\n')
      const stopped = await Promise.race([exited.then(() => true), delay(15_000, false, { ref: false })])
      if (!stopped) await this.kill()
    },
    async kill() {
      child.ref()
      // Only the server: the shell stays to reap it, since a server's own lock may look for its pid.
      const pid = Number(await readFile(join(options.dir, 'server.pid'), 'utf8'))
      if (child.exitCode === null && child.signalCode === null) signal(pid, 'SIGKILL')
      await exited
    },
  }
  const problem = await untilReady(options, exited)
  if (problem === undefined) return server
  await server.kill()
  const tail = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-8).join('\n  ')
  throw new ServerUnavailable(options.name, problem, `The end of its log:\n  ${tail}`)
}

async function untilReady(options: ServerCommand, exited: Promise<void>): Promise<string | undefined> {
  const state = { over: false }
  void exited.then(() => {
    state.over = true
  })
  const end = performance.now() + options.readyWithinMs
  while (performance.now() < end) {
    if (state.over) return 'it stopped at once'
    const answered = await options.ready().then(
      () => true,
      () => false,
    )
    if (answered) return undefined
    await delay(50)
  }
  return `it did not answer within ${options.readyWithinMs / 1_000} s`
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    // Already gone, which is what was asked for.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
