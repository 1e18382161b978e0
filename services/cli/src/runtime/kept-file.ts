import { chmod, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code

/** A secret file of the data directory, made with `first` when it is not there; for its owner alone. */
export async function keptFile(file: string, first: () => string): Promise<string> {
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(file, first(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    await chmod(file, 0o600)
  }
  return readFile(file, 'utf8')
}

/** The text of a file, or null when there is none. */
export async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Replaces a secret file whole; a crash leaves the old one or the new one. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`
  const handle = await open(fresh, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(fresh, file)
}
