import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** CPU seconds so far of every process with this name, children that ended included; 0 where there is no /proc. */
export function cpuSecondsOf(command: string): number {
  let ticks = 0
  for (const pid of processes()) {
    const fields = statOf(pid)
    if (fields === null || fields.name !== command) continue
    ticks += fields.ticks
  }
  return ticks / TICKS_PER_SECOND
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/u.test(name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Name and ticks (user, system, and those of ended children) from /proc/PID/stat; null when it has just ended. */
function statOf(pid: string): { name: string; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    const rest = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return { name, ticks: rest.slice(11, 15).reduce((sum, value) => sum + value, 0) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return null
    throw error
  }
}
