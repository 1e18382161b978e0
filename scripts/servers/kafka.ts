import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import kafkajs from 'kafkajs'
import { freePort } from './free-port.ts'
import { KAFKA_FOLDER, type KafkaVersion, kafkaJars } from './kafka-jars.ts'
import { kafkaProperties } from './kafka-properties.ts'
import { type Restartable, restartable } from './restartable.ts'
import { startServerProcess } from './server-process.ts'
import { ServerUnavailable } from './server-unavailable.ts'

export interface KafkaServer extends Restartable {
  /** `127.0.0.1:port` */
  readonly broker: string
}

export interface OwnKafkaOptions {
  readonly version?: KafkaVersion
  /** Where it listens; a free port when absent. */
  readonly port?: number
  /** Heap, in MB. */
  readonly heapMegabytes?: number
  /** Further lines of `server.properties`. */
  readonly settings?: Readonly<Record<string, string>>
  /** A further listener with TLS and SASL, which `settings` configure. */
  readonly securePort?: number
}

/** A real Apache Kafka of one's own: one broker in KRaft mode. */
export async function ownKafka(options: OwnKafkaOptions = {}): Promise<KafkaServer> {
  const { version = '3.9', heapMegabytes = 384, settings = {} } = options
  if (spawnSync('java', ['-version']).status !== 0) {
    throw new ServerUnavailable('Kafka', 'there is no java', 'Install openjdk-17-jre-headless and maven.')
  }
  const jars = await kafkaJars(version)
  const dir = await mkdtemp(join(tmpdir(), 'seinpost-kafka-'))
  const port = options.port ?? (await freePort())
  const properties = kafkaProperties({
    port,
    controllerPort: await freePort(),
    dataDir: join(dir, 'data'),
    settings,
    securePort: options.securePort,
  })
  await writeFile(join(dir, 'server.properties'), properties)
  const java = javaCommand(jars, heapMegabytes)
  format(java, dir, version)
  const server = await restartable(dir, () =>
    startServerProcess({
      name: `Kafka ${version}`,
      command: [...java, 'kafka.Kafka', 'server.properties'],
      dir,
      ready: () => describe(`127.0.0.1:${port}`),
      readyWithinMs: 60_000,
    }),
  )
  return { ...server, broker: `127.0.0.1:${port}` }
}

function javaCommand(jars: string, heapMegabytes: number): [string, ...string[]] {
  return [
    'java',
    '-Xms128m',
    `-Xmx${heapMegabytes}m`,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Djava.awt.headless=true',
    `-Dlog4j.configuration=file:${join(KAFKA_FOLDER, 'log4j.properties')}`,
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    '-cp',
    join(jars, '*'),
  ]
}

/** Writes the cluster's id into the data folder, which KRaft asks for before the first start. */
function format([java, ...flags]: readonly [string, ...string[]], dir: string, version: string): void {
  // The argument parser takes an id that starts with a dash for an option.
  const cluster = randomBytes(16).toString('base64url').replace(/^-/u, 'a')
  const tool = ['kafka.tools.StorageTool', 'format', '-t', cluster, '-c', 'server.properties']
  const { status, stderr, stdout } = spawnSync(java, [...flags, ...tool], { cwd: dir, encoding: 'utf8' })
  if (status !== 0)
    throw new ServerUnavailable(`Kafka ${version}`, 'its storage tool failed', stderr || stdout)
}

async function describe(broker: string): Promise<void> {
  const { Kafka, logLevel } = kafkajs
  const client = new Kafka({
    brokers: [broker],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 500,
    retry: { retries: 0 },
  })
  const admin = client.admin()
  try {
    await admin.connect()
    await admin.describeCluster()
  } finally {
    await admin.disconnect()
  }
}
