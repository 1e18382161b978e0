import { searchSubject } from '@seinpost/audit'
import { pseudonymOf } from '@seinpost/gate'
import type { SubjectAnswer, SubjectAsked } from '@seinpost/gateway'
import type { Parts } from './open-parts.ts'
import { openPseudonymKeys } from './pseudonym-keys.ts'

/** Looks for a data subject under every pseudonym key in use. */
export async function findSubject(
  parts: Parts,
  { by, term, platform }: SubjectAsked,
): Promise<{ readonly mark: string; readonly answer: SubjectAnswer }> {
  const { config, dataDir } = parts.loaded
  const { sql } = await parts.store()
  const { current, retired } = await openPseudonymKeys(config.gate, dataDir)
  const keys = [current, ...retired]
  const handle = term.trim().replace(/^@/u, '')
  const platforms =
    by === 'handle' ? [...new Set(platform === undefined ? await platformsIn(sql) : [platform])] : []
  // Collectors hand handles in with and without the sign.
  const pseudonyms = platforms.flatMap((on) =>
    keys.flatMap((key) =>
      [handle, `@${handle}`].map((name) => pseudonymOf({ handle: name, platform: on }, key)),
    ),
  )
  const { tables, found, truncated } = await searchSubject(sql, { by, term, pseudonyms })
  return {
    mark: pseudonymOf({ handle: term, platform: `dpo ${by}` }, current),
    answer: {
      by,
      searched: { tables: [...tables], keys: keys.map(({ id }) => id) },
      found: [...found],
      truncated,
    },
  }
}

async function platformsIn(sql: Awaited<ReturnType<Parts['store']>>['sql']): Promise<readonly string[]> {
  const { rows } = await sql.query<{ platform: string }>(
    `select distinct signal -> 'source' ->> 'platform' as platform from seinpost.signals where signal is not null`,
  )
  return rows.map(({ platform }) => platform)
}
