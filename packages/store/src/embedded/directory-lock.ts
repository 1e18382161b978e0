import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import { z } from 'zod'
import { startOfProcess } from './process-start.ts'

/** Who holds a directory. The start time tells a process from a later one with the same pid. */
const Holder = z.object({ pid: z.int().positive(), started: z.string(), host: z.string() })
type Holder = z.infer<typeof Holder>

export interface DirectoryLock {
  release(): Promise<void>
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code

async function holderOf(file: string): Promise<Holder | 'absent' | 'unreadable'> {
  try {
    return Holder.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    return hasCode(error, 'ENOENT') ? 'absent' : 'unreadable'
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  // Another machine's processes cannot be looked at, so its lock counts as held.
  if (holder.host !== hostname()) return true
  const started = await startOfProcess(holder.pid)
  return started !== null && started === holder.started
}

const locked = (directory: string, file: string, holder: Holder) =>
  new SeinpostError(
    'data_dir_locked',
    `${directory} is in use by process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`,
    {
      remedy: `Stop that process or choose another dataDir; if it is surely gone, remove ${file}.`,
    },
  )

/** Puts the lock there whole or not at all: linking fails when the name exists. */
async function linkOnce(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

/**
 * Removes a dead process's lock. Only one at a time may: otherwise one that looked earlier removes the lock of one that
 * was faster. Nobody else removes it meanwhile, since its owner is dead.
 */
async function removeDead(file: string, draft: string): Promise<void> {
  const mutex = `${file}.takeover`
  if (!(await linkOnce(draft, mutex))) {
    const other = await holderOf(mutex)
    if (typeof other === 'object' && !(await isAlive(other))) await rm(mutex, { force: true })
    return
  }
  try {
    const holder = await holderOf(file)
    const isDead = typeof holder === 'object' ? !(await isAlive(holder)) : holder === 'unreadable'
    if (isDead) await rm(file, { force: true })
  } finally {
    await rm(mutex, { force: true })
  }
}

let drafts = 0

/**
 * Takes `directory` for this process: PGlite has no lock of its own, and two processes on one directory silently lose
 * each other's rows (electric-sql/pglite#1106).
 *
 * @throws SeinpostError `data_dir_locked` when a living process holds it.
 */
export async function lockDirectory(directory: string, name = 'store.lock'): Promise<DirectoryLock> {
  await mkdir(directory, { recursive: true })
  const file = join(directory, name)
  const own: Holder = {
    pid: process.pid,
    started: (await startOfProcess(process.pid)) ?? 'unknown',
    host: hostname(),
  }
  const draft = `${file}.${own.pid}.${drafts++}`
  await writeFile(draft, JSON.stringify(own))
  try {
    for (let attempt = 0; attempt < 50; attempt++) {
      if (await linkOnce(draft, file)) return { release: () => rm(file, { force: true }) }
      const holder = await holderOf(file)
      if (holder === 'absent') continue
      if (holder !== 'unreadable' && (await isAlive(holder))) throw locked(directory, file, holder)
      await removeDead(file, draft)
    }
  } finally {
    await rm(draft, { force: true })
  }
  throw new SeinpostError('data_dir_locked', `${directory} is being taken by other processes`, {
    retryable: true,
  })
}
