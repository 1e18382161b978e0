import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')
const READY = /ready at (http:\/\/\S+)/u

/** The whole program as a newcomer starts it, in a process of its own so that it can be killed in the middle of the work. */
export interface Program {
  readonly url: string
  /** Hands a signal in and waits until it stands in an end state. */
  submit(signals: readonly object[]): Promise<void>
  /** Ends it as a power cut would, and starts it again on the same data and port. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openProgram({
  consoleDir,
  config,
}: {
  consoleDir: string
  /** YAML over the built-in config. */
  config?: string
}): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'seinpost-program-'))
  const configFile = join(folder, 'seinpost.yaml')
  if (config !== undefined) await writeFile(configFile, config)
  const options = [
    ...['--data', join(folder, 'data'), '--console', consoleDir, '--no-demo'],
    ...(config === undefined ? [] : ['--config', configFile]),
  ]
  let running = await start([...options, '--port', '0'])
  const { url } = running
  const port = new URL(url).port
  return {
    url,
    submit: (signals) => submit(url, signals),
    async restart() {
      await end(running.child, 'SIGKILL')
      running = await start([...options, '--port', port])
    },
    async close() {
      await end(running.child, 'SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function start(options: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const args = ['--import', 'tsx', 'services/cli/src/main.ts', 'start', ...options]
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const url = READY.exec(said)?.[1]
      if (url !== undefined) resolve({ url, child })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)))
  })
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

async function submit(url: string, signals: readonly object[]): Promise<void> {
  for (const signal of signals) {
    const answer = await fetch(`${url}/api/signals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signal),
    })
    if (!answer.ok) throw new Error(`the signal was refused: ${await answer.text()}`)
  }
  const cookie = await signInCookie(url, 'demo:operator')
  for (;;) {
    const answer = await fetch(`${url}/api/ledger`, { headers: { cookie } })
    // Our own server's answer.
    const { states } = (await answer.json()) as { states: { in_flight: number } }
    if (states.in_flight === 0) return
  }
}

/** Signs a demo account in without a browser. */
export async function signInCookie(url: string, account: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ way: 'demo', account }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`nobody is called ${account}`)
  return cookie
}
