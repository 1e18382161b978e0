import type { Signed } from '@seinpost/gateway'
import { addVersion, describeChanges, restartKeys, withCold } from '@seinpost/operate'
import type { AppliedConfig, Config } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import type { Parts } from '../runtime/open-parts.ts'
import { hashOf } from './live-config.ts'

/** A checked config that is to be in force; `yaml` is empty for the config file itself. */
export interface NextVersion {
  readonly config: Config
  readonly yaml: string
  readonly kind: 'apply' | 'rollback'
  readonly of: number | null
}

/** Stores the version, which tells every worker, and takes it here. Answers what it changes. */
export async function putInForce(
  { live, now }: Pick<Parts, 'live' | 'now'>,
  sql: Sql,
  { config, yaml, kind, of }: NextVersion,
  { by, why }: Signed,
): Promise<AppliedConfig> {
  await live.refresh()
  const before = live.loaded.config
  const after = withCold(config, live.booted.config)
  const at = now().toISOString()
  const version = await addVersion(sql, { kind, of, hash: hashOf(after), yaml, by, why, at })
  await live.refresh()
  return {
    version,
    changes: describeChanges(before, after),
    restart: restartKeys(before, config, live.booted.config),
  }
}
