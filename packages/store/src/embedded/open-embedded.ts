import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import { migrate } from '../migrate.ts'
import type { Sql } from '../port.ts'
import { lockDirectory } from './directory-lock.ts'
import { embeddedSql } from './embedded-sql.ts'
import { type PgPoolLike, sessionPool } from './session-pool.ts'
import { openSessions } from './sessions.ts'
import { createDatabase } from './template.ts'
import { keepTidy } from './tidy.ts'
import { turns } from './turns.ts'

export interface EmbeddedDatabase {
  readonly sql: Sql
  /** A `pg.Pool`-shaped door to the same session, for libraries that want one. */
  readonly pool: PgPoolLike
}

/**
 * PGlite in `dataDir/store`, locked for this process. It survives `kill -9`; it never calls fsync, so a power cut may
 * cost the newest writes: take the PostgreSQL adapter where that matters.
 *
 * @throws SeinpostError `data_dir_locked`, `data_dir_unusable`, `disk_full`.
 */
export async function openEmbedded(dataDir: string, cacheDir: string | null): Promise<EmbeddedDatabase> {
  const lock = await lockDirectory(dataDir)
  try {
    const directory = join(dataDir, 'store')
    if (await isNew(directory)) await createDatabase(directory, cacheDir, String(process.pid))
    const sessions = await openSessions(directory)
    const turn = turns()
    const sql = embeddedSql(sessions, turn)
    await migrate(sql)
    const stopTidying = keepTidy(sql)
    const close = () => {
      stopTidying()
      return sql.close().finally(() => lock.release())
    }
    return { sql: { ...sql, close }, pool: sessionPool(sessions, turn) }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function isNew(directory: string): Promise<boolean> {
  const files: readonly string[] = await readdir(directory).catch(() => [])
  if (files.length === 0 || files.includes('PG_VERSION')) return files.length === 0
  throw new SeinpostError('data_dir_unusable', `${directory} holds files that are no database`, {
    remedy: 'Choose another dataDir, or move those files away.',
  })
}
