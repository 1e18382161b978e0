import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import { z } from 'zod'

const Row = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.string(),
  text2: z.string().optional(),
  score: z.number().optional(),
  templ_id: z.number().optional(),
  target: z.string().nullish(),
})
export type Row = z.infer<typeof Row>

export interface Corpus {
  /** Ordinary Dutch and French sentences. */
  readonly benign: readonly Row[]
  /** Pairs with a likeness from 0 to 5. */
  readonly pairs: readonly Row[]
  /** Templates with the target, the denial or the quotation changed. */
  readonly siblings: readonly Row[]
}

/** Where the shared data sets are: beside the project, or where SEINPOST_DATA says. */
const dataDir = (): string => process.env.SEINPOST_DATA ?? join(process.cwd(), '..', 'shared', 'data')

/**
 * Reads the shared sets, which are not part of the project.
 *
 * @throws SeinpostError `input_unreadable` when they are not there
 */
export function readCorpus(): Corpus {
  const dir = dataDir()
  if (!existsSync(join(dir, 'stsb'))) {
    throw new SeinpostError('input_unreadable', `no data sets in ${dir}`, {
      remedy: 'Run from the root of the project with the shared data beside it, or set SEINPOST_DATA.',
    })
  }
  const read = (set: string, languages: readonly string[]) =>
    languages.flatMap((lang) => rows(join(dir, set, `${lang}.jsonl`)))
  return {
    benign: read('benign', ['nl', 'fr']),
    pairs: read('stsb', ['nl', 'fr', 'en', 'de']),
    siblings: read('mhc', ['nl', 'fr', 'en', 'de']),
  }
}

function rows(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Row.parse(JSON.parse(line)))
}
