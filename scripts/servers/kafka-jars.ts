import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { ServerUnavailable } from './server-unavailable.ts'

export const KAFKA_VERSIONS = ['3.9', '4'] as const
export type KafkaVersion = (typeof KAFKA_VERSIONS)[number]

export const KAFKA_FOLDER = join(import.meta.dirname, 'kafka')

/** Folder of a broker's jars, fetched from the Maven registry the first time (45 MB) and kept in the user's cache. */
export async function kafkaJars(version: KafkaVersion): Promise<string> {
  const cache = join(homedir(), '.cache', 'seinpost', 'kafka')
  const jars = join(cache, version)
  if (existsSync(jars)) return jars
  process.stderr.write(`fetching Apache Kafka ${version} from the Maven registry, once\n`)
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'fetching-'))
  try {
    await copyFile(join(KAFKA_FOLDER, `${version}.pom.xml`), join(work, 'pom.xml'))
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=jars']
    const { status, error, stdout } = spawnSync('mvn', ['-q', '-B', ...goal], { cwd: work, encoding: 'utf8' })
    if (status !== 0) {
      const why = error?.message ?? stdout.split('\n').find((line) => line.includes('ERROR'))
      throw new ServerUnavailable(`Kafka ${version}`, `Maven could not fetch it: ${why}`, 'Install maven.')
    }
    // Two runs may fetch at once; whoever is second keeps the first one's, which is the same.
    await rename(join(work, 'jars'), jars).catch((fault: unknown) => {
      if (!existsSync(jars)) throw fault
    })
    return jars
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
