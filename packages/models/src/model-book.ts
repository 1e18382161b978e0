import { createHash } from 'node:crypto'
import { SeinpostError } from '@seinpost/domain'
import type { ModelEntry } from '@seinpost/schemas'
import type { ModelFile } from '@seinpost/scoring'
import type { SqlRunner } from '@seinpost/store'

/** The model that ships with the program, by the name the config gives it. */
export const BUILT_IN = 'built-in'

const COLUMNS = `version, sha256, made_at as "madeAt", made_by as "madeBy", made_from as "madeFrom", figures`

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** Adds a model; the same weights again are the same model. Answers it as it stands. */
export async function addModel(
  sql: SqlRunner,
  file: ModelFile,
  about: Omit<ModelEntry, 'version' | 'sha256'>,
): Promise<ModelEntry> {
  const text = JSON.stringify(file)
  const sha256 = digest(text)
  const { madeAt, madeBy, madeFrom, figures } = about
  await sql.query(
    `insert into seinpost.models (version, sha256, file, made_at, made_by, made_from, figures)
    values ($1, $2, $3, $4::timestamptz, $5, $6::json, $7::json) on conflict do nothing`,
    [file.version, sha256, text, madeAt, madeBy, JSON.stringify(madeFrom), JSON.stringify(figures)],
  )
  const { rows } = await sql.query<ModelEntry>(
    `select ${COLUMNS} from seinpost.models where version = $1 or sha256 = $2`,
    [file.version, sha256],
  )
  const stored = rows.find((row) => row.sha256 === sha256)
  if (stored !== undefined) return stored
  throw new SeinpostError('usage', `there is another model called "${file.version}"`, {
    remedy: 'Give this one a version of its own.',
  })
}

/** All models, the newest first. */
export async function listModels(sql: SqlRunner): Promise<readonly ModelEntry[]> {
  return (
    await sql.query<ModelEntry>(`select ${COLUMNS} from seinpost.models order by made_at desc, version`)
  ).rows
}

/**
 * A model's weights.
 *
 * @throws SeinpostError `not_found`, `model_unavailable` when they are not the ones that were put in.
 */
export async function readModel(sql: SqlRunner, version: string): Promise<ModelFile> {
  const { rows } = await sql.query<{ file: string; sha256: string }>(
    'select file, sha256 from seinpost.models where version = $1',
    [version],
  )
  const [row] = rows
  if (row === undefined)
    throw new SeinpostError('not_found', `there is no model "${version}"`, {
      remedy: '`seinpost model list` shows them.',
    })
  if (digest(row.file) !== row.sha256)
    throw new SeinpostError('model_unavailable', `the weights of "${version}" are not the ones put in`, {
      remedy: 'Go back with `seinpost model previous`, and add the model again.',
    })
  // Written by `addModel`, and unchanged since by its checksum.
  return JSON.parse(row.file) as ModelFile
}
