import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SeinpostError } from '@seinpost/domain'
import { parse } from 'yaml'
import { PACK_LANGUAGES, type PackLanguage } from './compiled.ts'
import { PackFile } from './pack-file.ts'

export const PACK_DIR = fileURLToPath(new URL('../packs', import.meta.url))

function readPackFile(path: string): PackFile {
  const read = PackFile.safeParse(parse(readFileSync(path, 'utf8')))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new SeinpostError('config_invalid', `${path}: ${issue?.path.join('.')}: ${issue?.message}`, {
    remedy: 'See docs/concepts.md for the fields of a pack file.',
  })
}

const readFolder = (folder: string): PackFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readPackFile(join(folder, name)))

/** The packs as written, by language; files of `shared` belong to every language. Throws `config_invalid` with file and field. */
export function readPackFiles(dir: string = PACK_DIR): Record<PackLanguage, PackFile[]> {
  const shared = readFolder(join(dir, 'shared'))
  const [nl, fr, en, de] = PACK_LANGUAGES.map((lang) => [...readFolder(join(dir, lang)), ...shared])
  return { nl: nl ?? [], fr: fr ?? [], en: en ?? [], de: de ?? [] }
}
