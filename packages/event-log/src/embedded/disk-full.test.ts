import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { numberOf, REFUSED } from '../testing/refusal-events.ts'
import { openEmbeddedLog } from './embedded-log.ts'

const child = join(import.meta.dirname, '../testing/disk-full-child.ts')
const node = [process.execPath, '--import', 'tsx', child]

/** Runs the child with room for about 1 MB; answers what it printed. */
function runInLittleRoom(
  dir: string,
  limit: 'tmpfs' | 'file size',
): { fault: string; acknowledged: number; small: number } {
  // A quota of the process needs no rights; a small file system of its own is the real thing, and needs root.
  const script =
    limit === 'tmpfs' ? 'mount -t tmpfs -o size=1m tmpfs "$0" || exit 9; "$@"' : 'ulimit -f 1500; "$@"'
  const shell = limit === 'tmpfs' ? ['unshare', '--mount', 'sh'] : ['sh']
  // The mount is gone with its process, so a copy outside it is what the parent can read.
  const keep = limit === 'tmpfs' ? `${script}; cp -r "$0" "$0.kept"` : script
  const [command = '', ...args] = [...shell, '-c', keep, dir, ...node, dir]
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8' })
  if (stdout === '') throw new Error(`the child printed nothing (${status}): ${stderr}`)
  return JSON.parse(stdout)
}

const mayMount = process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0
const limits = [
  ['a file size limit', 'file size', true],
  ['a full file system', 'tmpfs', mayMount],
] as const
for (const [name, limit, possible] of limits) {
  test.skipIf(!possible)(
    `${name}: disk_full, nothing half written, everything acknowledged is kept`,
    async () => {
      const dir = mkdtempSync(join(tmpdir(), 'seinpost-full-'))
      const kept = limit === 'tmpfs' ? `${dir}.kept` : dir
      const { fault, acknowledged, small } = runInLittleRoom(dir, limit)
      expect(fault).toBe('disk_full')
      expect(acknowledged).toBeGreaterThan(300)
      expect(small).toBe(1)
      const log = await openEmbeddedLog({
        dir: kept,
        partitions: 1,
        segmentMegabytes: 64,
        retentionDays: 14,
        clock: Date.now,
      })
      const standing: number[] = []
      for await (const record of log.read(REFUSED))
        if ('event' in record) standing.push(numberOf(record.event))
      expect(standing).toEqual(Array.from({ length: acknowledged }, (_, n) => n))
      await log.close()
      rmSync(dir, { recursive: true })
      rmSync(kept, { recursive: true, force: true })
    },
  )
}
