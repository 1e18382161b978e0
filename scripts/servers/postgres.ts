import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { debianProgram } from './debian-program.ts'
import { freePort } from './free-port.ts'
import { type OwnServerOptions, type Restartable, restartable } from './restartable.ts'
import { startServerProcess } from './server-process.ts'
import { ServerUnavailable } from './server-unavailable.ts'

export interface PostgresServer extends Restartable {
  /** Of a superuser, on the database `postgres`. */
  readonly url: string
}

/** A PostgreSQL of one's own. `durable` keeps fsync on; tests that do not cut the power are faster without. */
export async function ownPostgres({
  durable = false,
  port: wanted,
}: OwnServerOptions = {}): Promise<PostgresServer> {
  const program = debianProgram('postgres', 'postgresql')
  const initdb = debianProgram('initdb', 'postgresql')
  const dir = await mkdtemp(join(tmpdir(), 'seinpost-postgres-'))
  const as = await serverUser(dir)
  const data = join(dir, 'data')
  const init = ['-D', data, '-U', 'seinpost', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']
  const made = run([...as, initdb, ...init])
  if (made.status !== 0) throw new ServerUnavailable('PostgreSQL', 'initdb failed', made.stderr)
  const port = wanted ?? (await freePort())
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: dir,
    fsync: durable ? 'on' : 'off',
    shared_buffers: '32MB',
    max_connections: '200',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [...as, program, '-D', data, ...flags] as unknown as [string, ...string[]]
  const url = `postgres://seinpost@127.0.0.1:${port}/postgres`
  const server = await restartable(dir, () =>
    startServerProcess({
      name: 'PostgreSQL',
      command,
      dir,
      ready: () => query(url, 'select 1'),
      readyWithinMs: 30_000,
      // Fast shutdown: TERM would wait for every client to leave.
      stopSignal: 'INT',
    }),
  )
  return { ...server, url }
}

/** A new, empty database on the server at `url`; answers its address and how to drop it. */
export async function newDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await query(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => query(url, `drop database if exists ${name} with (force)`) }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** PostgreSQL refuses to run as root: then it runs as its Debian user, to whom the folder is given. */
async function serverUser(dir: string): Promise<string[]> {
  if (process.getuid?.() !== 0) return []
  const id = (flag: string): number => {
    const { status, stdout } = run(['id', flag, 'postgres'])
    if (status !== 0)
      throw new ServerUnavailable('PostgreSQL', 'there is no user postgres', 'Run as another user.')
    return Number(stdout)
  }
  const [uid, gid] = [id('-u'), id('-g')]
  await chown(dir, uid, gid)
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
}

function run([command = '', ...args]: readonly string[]) {
  return spawnSync(command, args, { encoding: 'utf8', cwd: '/' })
}
