import type { ConfigVersion } from '@seinpost/schemas'
import type { Sql, SqlRunner } from '@seinpost/store'

/** A version with the config itself; a rollback to the file has none. */
export interface StoredVersion extends ConfigVersion {
  readonly yaml: string
}

/** The channel on which a new version is told; its number is the payload. */
export const VERSION_CHANNEL = 'seinpost_config'

const COLUMNS = 'version, kind, of, hash, author as by, reason as why, at, yaml'
/** Any constant, as long as everybody who applies takes the same. */
const LOCK = 7_401_948

/** The newest version; null when nothing was ever applied. */
export async function newestVersion(sql: SqlRunner): Promise<StoredVersion | null> {
  const { rows } = await sql.query<StoredVersion>(
    `select ${COLUMNS} from seinpost.config_versions order by version desc limit 1`,
  )
  return rows[0] ?? null
}

/** One version of the config, or null when the book holds none of that number. */
export async function findVersion(sql: SqlRunner, version: number): Promise<StoredVersion | null> {
  const { rows } = await sql.query<StoredVersion>(
    `select ${COLUMNS} from seinpost.config_versions where version = $1::int`,
    [version],
  )
  return rows[0] ?? null
}

/** All versions, the newest first. */
export async function versionHistory(sql: SqlRunner): Promise<readonly ConfigVersion[]> {
  const { rows } = await sql.query<StoredVersion>(
    `select ${COLUMNS} from seinpost.config_versions order by version desc`,
  )
  return rows.map(({ yaml: _whole, ...version }) => version)
}

/** Adds the next version and tells every worker when it is there. */
export function addVersion(sql: Sql, added: Omit<StoredVersion, 'version'>): Promise<number> {
  return sql.tx(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1::int8)', [LOCK])
    const { rows } = await tx.query<{ version: number }>(
      `insert into seinpost.config_versions (version, kind, of, hash, yaml, author, reason, at)
      select coalesce(max(version), 0) + 1, $1, $2::int, $3, $4, $5, $6, $7::timestamptz from seinpost.config_versions
      returning version`,
      [added.kind, added.of, added.hash, added.yaml, added.by, added.why, added.at],
    )
    const version = rows[0]?.version ?? 0
    await tx.query('select pg_notify($1, $2)', [VERSION_CHANNEL, String(version)])
    return version
  })
}
