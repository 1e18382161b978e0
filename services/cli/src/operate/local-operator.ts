import { access } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { formatProblems, parseConfig } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import type { Operator, Signed, TriedBlocks } from '@seinpost/gateway'
import { readModel } from '@seinpost/models'
import {
  beginShadow,
  describeChanges,
  endShadow,
  findVersion,
  keysByHeat,
  newestVersion,
  shadowStatus,
  versionHistory,
  withCold,
} from '@seinpost/operate'
import { Config } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import { stringify } from 'yaml'
import { crossCheck } from '../runtime/cross-check.ts'
import type { Parts } from '../runtime/open-parts.ts'
import { adviseOn } from './advise-on.ts'
import { hashOf } from './live-config.ts'
import { modelsOf } from './models-of.ts'
import { type NextVersion, putInForce } from './put-in-force.ts'
import { openRecordSet } from './record-set.ts'
import { openTrial } from './trial.ts'

/** The operator's loop over the parts of this process. `booted` is what the config file says. */
export async function openOperator(parts: Parts): Promise<Operator> {
  const { sql } = await parts.store()
  const { gazetteer } = await parts.stages()
  const trial = openTrial({
    gazetteer,
    modelOf: modelsOf((version) => readModel(sql, version)),
    elapsed: () => performance.now(),
  })
  const records = openRecordSet(sql, parts.now)
  const { live } = parts

  const put = (next: NextVersion, signed: Signed) => putInForce(parts, sql, next, signed)
  return {
    inForce: () => inForce(parts, sql),
    check: async (yaml) => {
      const parsed = parseConfig(yaml)
      if (parsed.kind === 'invalid') return parsed.problems
      return await crossCheck(
        await withReachableTests(parsed.config, live.loaded.file),
        live.loaded.file,
        parsed.locate,
      )
    },
    tryBlocks: async (blocks, days) => {
      const { config } = live.loaded
      return await trial.run(config, withBlocks(config, blocks), await records(days))
    },
    backtest: async ({ yaml, base, days }) => {
      const candidate = await checked(yaml, live.loaded.file)
      const held = base === undefined ? live.loaded.config : await checked(base, live.loaded.file)
      return await trial.run(held, candidate, await records(days), { rescore: true })
    },
    apply: async (yaml, signed) => {
      const config = await checked(yaml, live.loaded.file)
      return await put({ config, yaml, kind: 'apply', of: null }, signed)
    },
    rollback: async (asked, signed) => {
      const target = asked ?? (await versionBefore(sql))
      if (target === 0)
        return await put({ config: live.booted.config, yaml: '', kind: 'rollback', of: 0 }, signed)
      const found = await findVersion(sql, target)
      if (found === null)
        throw new SeinpostError('not_found', `there is no config version ${target}`, {
          remedy: '`seinpost config history` lists them; 0 is the config file.',
        })
      if (found.yaml === '')
        return await put({ config: live.booted.config, yaml: '', kind: 'rollback', of: 0 }, signed)
      const config = await checked(found.yaml, live.loaded.file)
      return await put({ config, yaml: found.yaml, kind: 'rollback', of: target }, signed)
    },
    shadow: () => shadowStatus(sql),
    startShadow: async (yaml, signed) => {
      const config = await checked(yaml, live.loaded.file)
      await beginShadow(sql, { hash: hashOf(config), yaml, ...signed, at: parts.now() })
      const status = await shadowStatus(sql)
      if (status === null) throw new SeinpostError('internal', 'the shadow that was begun is not there')
      return status
    },
    stopShadow: async () => {
      await endShadow(sql, parts.now())
      return await shadowStatus(sql)
    },
    advise: async (days) => adviseOn(live.loaded.config, { set: await records(days), days, trial }),
  }
}

async function inForce(parts: Parts, sql: Sql): ReturnType<Operator['inForce']> {
  const { live } = parts
  await live.refresh()
  const { loaded, stored, version, problem, booted } = live
  return {
    version,
    kind: stored === null || stored.yaml === '' ? 'file' : stored.kind,
    file: loaded.file,
    hash: hashOf(loaded.config),
    at: stored?.at ?? null,
    by: stored?.by ?? null,
    why: stored?.why ?? null,
    config: loaded.config,
    yaml: stringify(loaded.config),
    ...keysByHeat(loaded.config),
    problem,
    fileDiffers: describeChanges(loaded.config, withCold(booted.config, loaded.config)),
    shadow: await shadowStatus(sql),
    history: [...(await versionHistory(sql))],
  }
}

/** @throws SeinpostError `config_invalid` with every problem on a line of its own. */
async function checked(yaml: string, file: string): Promise<Config> {
  const parsed = parseConfig(yaml)
  const problems =
    parsed.kind === 'invalid'
      ? parsed.problems
      : await crossCheck(await withReachableTests(parsed.config, file), file, parsed.locate)
  if (parsed.kind === 'valid' && problems.length === 0) return parsed.config
  throw new SeinpostError('config_invalid', formatProblems('the config', problems), {
    remedy: 'Mend the lines above; nothing was changed.',
  })
}

/** Route tests lie beside the config; one that was sent from another machine was tested there. */
async function withReachableTests(config: Config, file: string): Promise<Config> {
  const { tests, ...routing } = config.routing
  if (tests === undefined) return config
  const reachable = await access(resolve(dirname(file), tests)).then(
    () => true,
    () => false,
  )
  return reachable ? config : { ...config, routing }
}

/** The config in force with blocks changed. @throws SeinpostError `config_invalid` naming the keys. */
function withBlocks(config: Config, blocks: TriedBlocks): Config {
  const parsed = Config.safeParse({ ...config, ...blocks })
  // The same routes by name are the same by identity: they are not compiled again.
  if (parsed.success)
    return blocks.routing === undefined ? { ...parsed.data, routing: config.routing } : parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => ({ at: path.join('.'), line: 1, message }))
  throw new SeinpostError('config_invalid', formatProblems('the blocks', problems))
}

/** The version before the one in force; going back twice goes back two. */
async function versionBefore(sql: Sql): Promise<number> {
  const newest = await newestVersion(sql)
  const inForce = newest?.kind === 'rollback' ? (newest.of ?? 0) : (newest?.version ?? 0)
  if (inForce > 0) return inForce - 1
  throw new SeinpostError('usage', 'the config file itself is in force, so there is nothing to go back to', {
    remedy: '`seinpost config history` lists the versions; name one to return to it.',
  })
}
