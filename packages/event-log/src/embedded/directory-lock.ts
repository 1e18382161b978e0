import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import { z } from 'zod'
import { diskFault, isMissing } from './disk-fault.ts'

const Owner = z.object({ pid: z.int(), started: z.string() })
type Owner = z.infer<typeof Owner>

/** Directories this very process holds: after a restart in a container the old owner's pid may be our own. */
const held = new Set<string>()

/** Takes `dir` for this process; answers how to give it back. Throws `data_dir_locked` when another one holds it. */
export async function lockDirectory(dir: string): Promise<() => Promise<void>> {
  const file = join(dir, 'lock')
  if (held.has(file)) throw locked(dir, process.pid)
  try {
    await mkdir(dir, { recursive: true })
    const owner: Owner = { pid: process.pid, started: await startOf(process.pid) }
    if (!(await tryTake(file, owner))) {
      await clearDead(file, dir)
      if (!(await tryTake(file, owner))) throw locked(dir, undefined)
    }
    held.add(file)
  } catch (error) {
    throw diskFault(error, file)
  }
  return async () => {
    held.delete(file)
    await rm(file, { force: true })
  }
}

/** The lock appears whole or not at all: it is written beside and then linked, which fails when one is there. */
async function tryTake(file: string, owner: Owner): Promise<boolean> {
  const beside = `${file}.${process.pid}`
  await writeFile(beside, JSON.stringify(owner))
  try {
    await link(beside, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(beside, { force: true })
  }
}

/** Removes the lock of a process that is gone; throws when its owner lives. */
async function clearDead(file: string, dir: string): Promise<void> {
  const owner = await readOwner(file)
  if (owner !== undefined && owner.pid !== process.pid && (await isAlive(owner))) throw locked(dir, owner.pid)
  const aside = `${file}.dead.${process.pid}`
  try {
    await rename(file, aside)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  // Another process may have cleared it and taken the lock meanwhile: then it is theirs.
  const moved = await readOwner(aside)
  const theirs = moved !== undefined && (moved.pid !== owner?.pid || moved.started !== owner.started)
  if (theirs) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
  if (theirs) throw locked(dir, moved.pid)
}

/** Undefined when the lock is gone or was never written to its end. */
async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    return Owner.safeParse(JSON.parse(await readFile(file, 'utf8'))).data
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** A pid is used again after a while; with its start time it is one process only (where /proc tells it). */
async function isAlive({ pid, started }: Owner): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  const now = await startOf(pid)
  return now === '' || started === '' || now === started
}

/** Clock ticks from boot to the start of a process; empty where /proc does not exist. */
async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const locked = (dir: string, pid: number | undefined): SeinpostError =>
  new SeinpostError(
    'data_dir_locked',
    `${dir} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}`,
    {
      remedy: 'Stop the other Seinpost first, or give this one its own dataDir.',
    },
  )
