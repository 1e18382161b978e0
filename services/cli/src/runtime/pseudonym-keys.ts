import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readSecret } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import { type PseudonymKey, pseudonymKey } from '@seinpost/gate'
import type { GateConfig } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import { z } from 'zod'
import { replaceFile, textOf } from './kept-file.ts'
import { openPseudonymKey } from './pseudonym-secret.ts'

/** The key new pseudonyms are made with, and those that older ones were made with. */
export interface PseudonymKeys {
  readonly current: PseudonymKey
  readonly retired: readonly PseudonymKey[]
}

const Retired = z.array(z.object({ secret: z.string().min(1), retiredAt: z.iso.datetime() }))

const keyFile = (dataDir: string) => join(dataDir, 'pseudonym.key')
const retiredFile = (dataDir: string) => join(dataDir, 'pseudonym.retired.json')

async function readRetired(dataDir: string): Promise<z.infer<typeof Retired>> {
  const text = await textOf(retiredFile(dataDir))
  return text === null ? [] : Retired.parse(JSON.parse(text))
}

/** The key in use and those retired, of the config and of the data directory. */
export async function openPseudonymKeys(config: GateConfig, dataDir: string): Promise<PseudonymKeys> {
  const current = await openPseudonymKey(config, dataDir)
  const named = await Promise.all(config.retiredPseudonymKeys.map((ref) => readSecret(ref, process.env)))
  const kept = (await readRetired(dataDir)).map(({ secret }) => secret)
  const keys = new Map([...named, ...kept].map((secret) => pseudonymKey(secret)).map((key) => [key.id, key]))
  keys.delete(current.id)
  return { current, retired: [...keys.values()] }
}

/**
 * Makes a new key; the old one is kept aside. A handle is never stored, so pseudonyms that stand cannot be made anew: they
 * keep the id of their key, which is kept for as long as one of them stands.
 *
 * @throws SeinpostError `usage` when the config names the key: then the config must name the next one.
 */
export async function rotatePseudonymKey(
  config: GateConfig,
  { dataDir, now }: { readonly dataDir: string; readonly now: Date },
): Promise<{ readonly from: string; readonly to: string }> {
  if (config.pseudonymKey !== undefined)
    throw new SeinpostError('usage', 'gate.pseudonymKey names the key, so it is not kept here', {
      remedy: 'Put the old one under gate.retiredPseudonymKeys, a new one in its place, and start again.',
    })
  const old = await openPseudonymKey(config, dataDir)
  const secret = (await textOf(keyFile(dataDir))) ?? ''
  const retired = await readRetired(dataDir)
  // Aside first: a crash between leaves it in both places, which says the same.
  await replaceFile(
    retiredFile(dataDir),
    JSON.stringify([
      ...retired.filter((one) => one.secret !== secret),
      { secret, retiredAt: now.toISOString() },
    ]),
  )
  const fresh = randomBytes(32).toString('hex')
  await replaceFile(keyFile(dataDir), fresh)
  return { from: old.id, to: pseudonymKey(fresh).id }
}

/** How many signals stand under each key, by the key's id. */
export async function pseudonymsHeld(sql: Sql): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql.query<{ id: string; n: number }>(
    `select signal -> 'author' ->> 'keyId' as id, count(*) as n from seinpost.signals
    where signal -> 'author' is not null group by 1`,
  )
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Destroys the kept keys under which nothing stands any more; answers their ids. */
export async function destroyUnusedKeys(dataDir: string, sql: Sql): Promise<readonly string[]> {
  const retired = await readRetired(dataDir)
  if (retired.length === 0) return []
  const held = await pseudonymsHeld(sql)
  const idOf = ({ secret }: { secret: string }) => pseudonymKey(secret).id
  const unused = retired.filter((one) => !held.has(idOf(one)))
  if (unused.length === 0) return []
  await replaceFile(retiredFile(dataDir), JSON.stringify(retired.filter((one) => held.has(idOf(one)))))
  return unused.map(idOf)
}
