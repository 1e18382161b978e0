import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const folder = (dataDir: string) => join(dataDir, 'exports')

/** Case ids hold nothing but word characters and dashes; anything else in a file's name would name another folder. */
const stem = (caseId: string) => caseId.replaceAll(/[^\w-]/gu, '_')

/** Keeps an export where retention finds it; answers the file. */
export async function keepExport(
  dataDir: string,
  { caseId, extension, bytes }: { caseId: string; extension: string; bytes: Uint8Array },
): Promise<string> {
  await mkdir(folder(dataDir), { recursive: true, mode: 0o700 })
  const file = join(folder(dataDir), `${stem(caseId)}.${extension}`)
  await writeFile(file, bytes, { mode: 0o600 })
  return file
}

/** Deletes the exports of cases that are no more; answers how many files. */
export async function deleteExports(dataDir: string, caseIds: readonly string[]): Promise<number> {
  if (caseIds.length === 0) return 0
  const stems = new Set(caseIds.map(stem))
  let deleted = 0
  for (const name of await namesIn(folder(dataDir))) {
    if (!stems.has(name.slice(0, name.indexOf('.')))) continue
    await rm(join(folder(dataDir), name))
    deleted++
  }
  return deleted
}

async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
