import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ServerUnavailable } from './server-unavailable.ts'

/** Folders of PostgreSQL's server programs, which Debian keeps off the PATH; the newest version first. */
function postgresFolders(): string[] {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return []
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(root, version, 'bin'))
}

function find(program: string): string | undefined {
  const folders = [...postgresFolders(), ...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file))
}

/** The program's path; installs its Debian package first when that is needed and we may. */
export function debianProgram(program: string, debianPackage: string): string {
  const found = find(program)
  if (found !== undefined) return found
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new ServerUnavailable(
      program,
      'it is not installed',
      `Install it: apt-get install ${debianPackage}.`,
    )
  }
  process.stderr.write(`installing ${debianPackage} with apt-get for tests\n`)
  // RUNLEVEL=1 keeps the package from starting a service of its own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const wait = ['-o', 'DPkg::Lock::Timeout=120', '-qq']
  const install = () =>
    spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', debianPackage], { env })
  if (install().status !== 0) {
    spawnSync('apt-get', [...wait, 'update'], { env })
    const { status, stderr } = install()
    if (status !== 0) {
      const last = String(stderr).trim().split('\n').at(-1)
      throw new ServerUnavailable(program, `apt-get install ${debianPackage} failed`, String(last))
    }
  }
  const installed = find(program)
  if (installed === undefined) throw new ServerUnavailable(program, `${debianPackage} does not hold it`, '')
  return installed
}
