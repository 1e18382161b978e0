import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LOCAL_PREFIX, newSecret } from '@seinpost/access'

const file = (dataDir: string) => join(dataDir, 'address')
const tokenFile = (dataDir: string) => join(dataDir, 'local.token')

/** Where a running program left its address, so that commands on the same data directory find it. */
export async function writeAddress(dataDir: string, url: string): Promise<() => Promise<void>> {
  await writeFile(file(dataDir), `${url}\n`)
  return () => rm(file(dataDir), { force: true })
}

/** A new token for commands on this machine: whoever may read the data directory may ask the program everything. */
export async function writeLocalToken(
  dataDir: string,
): Promise<{ readonly token: string; readonly remove: () => Promise<void> }> {
  const token = newSecret(LOCAL_PREFIX)
  const remove = () => rm(tokenFile(dataDir), { force: true })
  // Made anew: a file that is there keeps its permissions, whatever mode is asked for.
  await remove()
  await writeFile(tokenFile(dataDir), token, { mode: 0o600, flag: 'wx' })
  return { token, remove }
}

const textOf = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => null,
  )

/** The address of the program that runs on this data directory, when it answers; null otherwise. */
export async function runningAt(dataDir: string): Promise<string | null> {
  const url = await textOf(file(dataDir))
  if (url === null) return null
  const alive = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
  return alive ? url : null
}

/** The token that the program at `url` left for this machine, when it is the one that runs on this data directory. */
export async function localTokenFor(dataDir: string, url: string): Promise<string | null> {
  const own = await textOf(file(dataDir))
  const isOwn = own !== null && URL.canParse(url) && new URL(own).host === new URL(url).host
  return isOwn ? await textOf(tokenFile(dataDir)) : null
}
