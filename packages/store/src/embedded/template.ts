import { createHash } from 'node:crypto'
import { cpSync } from 'node:fs'
import { access, constants, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { migrate } from '../migrate.ts'
import { MIGRATIONS } from '../migrations/index.ts'
import { embeddedSql } from './embedded-sql.ts'
import { openSessions } from './sessions.ts'
import { turns } from './turns.ts'

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** One template per PGlite version and set of migrations. */
async function templateName(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest))
  const hash = createHash('sha256').update(JSON.stringify(MIGRATIONS)).digest('hex').slice(0, 12)
  return `pglite-${version}-${hash}`
}

/** A database made from nothing, in a thread of its own, so that the hundreds of megabytes it takes are given back. */
async function makeDatabase(directory: string): Promise<void> {
  const sql = embeddedSql(await openSessions(directory), turns())
  try {
    await migrate(sql)
  } finally {
    await sql.close()
  }
}

async function moveInto(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    // Another process made the same in the meantime, which serves as well.
    await rm(from, { recursive: true, force: true })
    if (!(await exists(to))) throw error
  }
}

/** The template in `cacheDir`, made when it is not there; null when that folder cannot be written. */
async function templateIn(cacheDir: string, unique: string): Promise<string | null> {
  const template = join(cacheDir, await templateName())
  if (await exists(template)) return template
  const writable = await mkdir(cacheDir, { recursive: true })
    .then(() => access(cacheDir, constants.W_OK))
    .then(
      () => true,
      () => false,
    )
  if (!writable) return null
  const making = `${template}.${unique}`
  await rm(making, { recursive: true, force: true })
  await makeDatabase(making)
  await moveInto(making, template)
  return template
}

/**
 * Makes `directory` a migrated database, whole or not at all. Making one from nothing takes seconds; copying a
 * template from `cacheDir` a tenth of one, so the first start leaves a template there for the next.
 */
export async function createDatabase(
  directory: string,
  cacheDir: string | null,
  unique: string,
): Promise<void> {
  const draft = `${directory}.new`
  await mkdir(dirname(directory), { recursive: true })
  // A first start that was killed leaves one; the caller's lock says that nobody is at it now.
  await rm(draft, { recursive: true, force: true })
  const template = cacheDir === null ? null : await templateIn(cacheDir, unique)
  if (template === null) await makeDatabase(draft)
  // A thousand small files: the synchronous copy takes a tenth of a second, the other one several times that.
  else cpSync(template, draft, { recursive: true })
  await moveInto(draft, directory)
}
