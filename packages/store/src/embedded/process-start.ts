import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Field 22 of /proc/<pid>/stat; the command's name in field 2 may hold spaces and brackets, so it is cut off first. */
async function fromProc(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return state === 'Z' ? null : (rest[18] ?? null)
}

/** When the process with this pid started, in the system's own words, or null when there is none. */
export async function startOfProcess(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return await fromProc(pid)
  if (process.platform === 'win32') return isRunning(pid) ? 'running' : null
  const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.trim() || null
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
