import { randomUUID } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import {
  assertContact,
  checkSource,
  clamdScan,
  type OpenedSource,
  openSource,
  openSqlDrafts,
  openSqlSourceBook,
  openWeb,
  type ReferralDrafts,
  type SourceBook,
  type SourceCheck,
  type SourceHealth,
  sourceHealth,
  sourceWorth,
  userAgent,
} from '@seinpost/collect'
import type { LoadedConfig } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import { VERSION } from '../version.ts'
import type { Parts } from './open-parts.ts'
import { storeSecret } from './secrets.ts'

/** The sources of the config, opened, with their book. */
export interface Sources {
  readonly opened: readonly OpenedSource[]
  readonly book: SourceBook
  readonly drafts: ReferralDrafts
  health(): Promise<readonly SourceHealth[]>
}

const WORTH_DAYS = 7

/** A drafts port for a dry run: nothing of it is kept. */
const forgotten: ReferralDrafts = {
  put: async () => undefined,
  waiting: async () => [],
  find: async () => null,
  decide: async () => undefined,
}

/** Opens the sources over the store. @throws SeinpostError `config_invalid` when one may not start. */
export async function openSources(parts: Parts): Promise<Sources> {
  const { config } = parts.loaded
  assertContact(config)
  const { sql } = await parts.store()
  const drafts = await openSqlDrafts(sql, {
    now: parts.now,
    keepDays: config.gate.legal.referral.retentionDays,
  })
  const book = await openSqlSourceBook(sql, {
    now: parts.now,
    holder: randomUUID(),
    alone: config.store.kind === 'embedded',
  })
  const opened = await openAll(parts.loaded, { drafts, now: parts.now })
  return {
    opened,
    book,
    drafts,
    async health() {
      const now = parts.now()
      const since = new Date(now.getTime() - WORTH_DAYS * 86_400_000)
      const worth = await sourceWorth(sql, { since, threshold: config.thresholds.queueFromLevel })
      const records = new Map((await book.all()).map((record) => [record.id, record]))
      return config.sources.map((source) =>
        sourceHealth(source, {
          now,
          record: records.get(source.id),
          worth: worth.get(`${source.kind}:${source.id}`),
        }),
      )
    },
  }
}

async function openAll(
  loaded: LoadedConfig,
  { drafts, now }: { readonly drafts: ReferralDrafts; readonly now: () => Date },
): Promise<OpenedSource[]> {
  const { collect, gate, sources } = loaded.config
  const web = openWeb({
    userAgent: userAgent(VERSION, collect.contact),
    now,
    hostGapMs: collect.hostGapSeconds * 1_000,
  })
  const deps = {
    web,
    drafts,
    secret: storeSecret,
    baseDir: dirname(resolve(loaded.file)),
    maxTextLength: gate.maxTextLength,
    ...(collect.clamd && { scan: clamdScan(collect.clamd) }),
  }
  const enabled = sources.filter((source) => source.enabled)
  return await Promise.all(
    enabled.map(async (config) => ({ config, source: await openSource(config, deps) })),
  )
}

/** Reads sources dry: one by its id, or all of the config. */
export async function checkSources(
  loaded: LoadedConfig,
  { id, stop }: { readonly id: string | undefined; readonly stop: () => AbortSignal },
): Promise<readonly SourceCheck[]> {
  assertContact(loaded.config)
  const opened = await openAll(loaded, { drafts: forgotten, now: () => new Date() })
  const chosen = id === undefined ? opened : opened.filter(({ config }) => config.id === id)
  if (chosen.length === 0) throw noSource(loaded, id)
  const checks: SourceCheck[] = []
  for (const source of chosen) checks.push(await checkSource(source, stop()))
  return checks
}

/** The error for an id that no source of the config has. */
export function noSource({ config, file }: LoadedConfig, id: string | undefined): SeinpostError {
  const ids = config.sources.map((source) => source.id).join(', ')
  return new SeinpostError(
    'not_found',
    `${file}: ${id === undefined ? 'no source is enabled' : `no enabled source is called "${id}"`}`,
    {
      remedy: ids === '' ? 'Add one under `sources:`; docs/sources.md shows how.' : `There are: ${ids}.`,
    },
  )
}
