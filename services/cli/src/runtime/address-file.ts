import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const file = (dataDir: string) => join(dataDir, 'address')

/** Where a running program left its address, so that commands on the same data directory find it. */
export async function writeAddress(dataDir: string, url: string): Promise<() => Promise<void>> {
  await writeFile(file(dataDir), `${url}\n`)
  return () => rm(file(dataDir), { force: true })
}

/** The address of the program that runs on this data directory, when it answers; null otherwise. */
export async function runningAt(dataDir: string): Promise<string | null> {
  const url = await readFile(file(dataDir), 'utf8').then(
    (text) => text.trim(),
    () => null,
  )
  if (url === null) return null
  const alive = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
  return alive ? url : null
}
