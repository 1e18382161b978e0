import type { FolderSourceConfig } from '@seinpost/schemas'

export type FileFormat = Exclude<FolderSourceConfig['format'], 'auto'>

const ENDINGS: readonly (readonly [RegExp, FileFormat])[] = [
  [/\.(?:ndjson|jsonl)$/iu, 'ndjson'],
  [/\.(?:csv|tsv)$/iu, 'csv'],
  [/\.eml$/iu, 'eml'],
  [/(?:^|\W)result[^/]*\.json$/iu, 'telegram'],
  [/notice[^/]*\.json$/iu, 'notice'],
]

/** What a file is, by the config or by how its name ends; null when that says nothing. */
export function formatOf(name: string, format: FolderSourceConfig['format']): FileFormat | null {
  if (format !== 'auto') return format
  return ENDINGS.find(([ending]) => ending.test(name))?.[1] ?? null
}
