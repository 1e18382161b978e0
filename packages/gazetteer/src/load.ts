import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SeinpostError } from '@seinpost/domain'
import { buildGazetteer } from './build.ts'
import { GazetteerFile } from './data-file.ts'
import type { Gazetteer } from './gazetteer.ts'

const INSIDE = join('packages', 'gazetteer', 'data')

/** Path of a committed data file: beside this source, or, when bundled, in the project above the bundle. */
export function dataPath(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const path = join(folder, INSIDE, name)
    if (existsSync(path)) return path
    const above = dirname(folder)
    if (above === folder)
      throw new SeinpostError(
        'not_found',
        `no ${join(INSIDE, name)} above ${fileURLToPath(import.meta.url)}`,
        {
          remedy: 'Run Seinpost from its project folder, or write the file with scripts/write-gazetteer.ts.',
        },
      )
    folder = above
  }
}

/** Path of the committed gazetteer. */
export const gazetteerPath = () => dataPath('gazetteer.json')

/**
 * Reads the gazetteer, once a process.
 *
 * @throws SeinpostError `not_found` when there is no file, `config_invalid` when it is not one of ours.
 */
export function loadGazetteer(path = gazetteerPath()): Gazetteer {
  return buildGazetteer(readOwnFile(path))
}

/**
 * The rows of our own file. Its rows are held to `GazetteerFile` where it is written and in the tests (`checkGazetteer`);
 * reading them all again with a schema would take longer than everything else, so here only the frame is looked at.
 */
function readOwnFile(path: string): GazetteerFile {
  const data: GazetteerFile = JSON.parse(readFileSync(path, 'utf8'))
  const lists = [
    data.municipalities,
    data.zones,
    data.foreign,
    data.regions,
    data.postcodes,
    data.crosswalk,
    data.names,
  ]
  if (data.format === 1 && lists.every((list) => Array.isArray(list) && list.length > 0)) return data
  return readGazetteerFile(path)
}

/** The rows of any gazetteer file, proved to have the right shape. */
export function readGazetteerFile(path: string): GazetteerFile {
  const parsed = GazetteerFile.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new SeinpostError('config_invalid', `${path} is no gazetteer: ${problems.join('; ')}`, {
    remedy: 'Write it again with scripts/write-gazetteer.ts.',
  })
}
