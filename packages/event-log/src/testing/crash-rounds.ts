import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openEmbeddedLog } from '../embedded/embedded-log.ts'
import { numberOf, REFUSED } from './refusal-events.ts'

export interface CrashResult {
  readonly kills: number
  readonly acknowledged: number
  readonly inLog: number
  readonly handled: number
  /** Handled again after a kill. */
  readonly repeated: number
  /** What broke a promise; empty when all held. */
  readonly problems: readonly string[]
}

/**
 * Kills a process that appends and consumes, `kills` times at a random moment, then checks what stands in the log:
 * every acknowledged event is there, in order per key, and every one was handled, in order.
 */
export async function crashRounds(options: {
  kills: number
  /** In [0, 1). */
  random: () => number
}): Promise<CrashResult> {
  const dir = await mkdtemp(join(tmpdir(), 'seinpost-crash-'))
  const acknowledged = join(dir, 'acknowledged')
  const handled = join(dir, 'handled')
  await writeFile(acknowledged, '')
  await writeFile(handled, '')
  try {
    for (let kill = 0; kill < options.kills; kill++) {
      await runAndKill([join(dir, 'log'), acknowledged, handled], 5 + options.random() * 250)
    }
    return await check(join(dir, 'log'), { acknowledged, handled, kills: options.kills })
  } finally {
    await rm(dir, { recursive: true })
  }
}

async function runAndKill(args: readonly string[], afterMs: number): Promise<void> {
  const program = join(import.meta.dirname, 'crash-child.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let errors = ''
  child.stderr.on('data', (part: Buffer) => {
    errors += part.toString()
  })
  const running = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  await Promise.race([running, exited])
  await Promise.race([delay(afterMs), exited])
  if (child.exitCode !== null) throw new Error(`the process ended by itself: ${errors}`)
  child.kill('SIGKILL')
  await exited
}

async function check(
  dir: string,
  { acknowledged, handled, kills }: { acknowledged: string; handled: string; kills: number },
): Promise<CrashResult> {
  const log = await openEmbeddedLog({
    dir,
    partitions: 3,
    segmentMegabytes: 1,
    retentionDays: 14,
    clock: Date.now,
  })
  try {
    const standing: string[] = []
    for await (const record of log.read(REFUSED)) {
      standing.push(
        'event' in record
          ? `${record.event.subject} ${numberOf(record.event)}`
          : `unreadable ${record.problem}`,
      )
    }
    const seen = lines(await readFile(handled, 'utf8'))
    const before = seen.length
    const subscription = await log.subscribe(
      { topic: REFUSED, group: 'g', maxBatch: 50, onUnreadable: async () => undefined },
      async (records) => void seen.push(...records.map(({ event }) => `${event.subject} ${numberOf(event)}`)),
    )
    await subscription.caughtUp()
    const acked = lines(await readFile(acknowledged, 'utf8'))
    const problems = [
      ...missing('acknowledged event is not in the log', acked, standing),
      ...missing('event of the log was not handled', standing, seen),
      ...outOfOrder('in the log', standing),
      ...outOfOrder('as handled', seen),
      ...(before === 0 ? ['nothing was handled before a kill, so nothing was tested'] : []),
    ]
    const repeated = seen.length - new Set(seen).size - (standing.length - new Set(standing).size)
    return {
      kills,
      acknowledged: acked.length,
      inLog: standing.length,
      handled: seen.length,
      repeated,
      problems,
    }
  } finally {
    await log.close()
  }
}

/** Whole lines: the last one may be cut by the kill, and then it was not written. */
const lines = (text: string): string[] => text.split('\n').slice(0, -1)

function missing(what: string, wanted: readonly string[], among: readonly string[]): string[] {
  const there = new Set(among)
  return wanted.filter((line) => !there.has(line)).map((line) => `${what}: ${line}`)
}

/** A key's numbers appear for the first time as 0, 1, 2 and so on; repeats after a kill are allowed. */
function outOfOrder(where: string, found: readonly string[]): string[] {
  const next = new Map<string, number>()
  return found.flatMap((line) => {
    const [key = '', n] = line.split(' ')
    const wanted = next.get(key) ?? 0
    if (Number(n) > wanted) return [`${where}, ${line} comes before ${key} ${wanted}`]
    if (Number(n) === wanted) next.set(key, wanted + 1)
    return []
  })
}
