export interface KafkaProperties {
  readonly port: number
  readonly controllerPort: number
  readonly dataDir: string
  /** Further lines, or others in place of ours. */
  readonly settings?: Readonly<Record<string, string>>
  /** A further listener, for TLS and SASL, configured by `settings` under `listener.name.secure.`. */
  readonly securePort?: number | undefined
}

/** `server.properties` of one broker that is its own controller (KRaft), small enough for a test machine. */
export function kafkaProperties(options: KafkaProperties): string {
  const { port, controllerPort, dataDir, settings = {}, securePort } = options
  const secure = securePort === undefined ? '' : `,SECURE://127.0.0.1:${securePort}`
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}${secure}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}${secure}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL',
    'log.dirs': dataDir,
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '1',
    // The wait for further members before the first assignment: three seconds of every test otherwise.
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '1000',
    // A killed broker may register again only when its old session is over: nine seconds otherwise.
    'broker.session.timeout.ms': '1500',
    'broker.heartbeat.interval.ms': '500',
    'num.network.threads': '2',
    'num.io.threads': '2',
    'log.cleaner.dedupe.buffer.size': '2097152',
    'log.segment.bytes': '67108864',
    // Each partition maps its index files whole; tests make hundreds of partitions.
    'log.index.size.max.bytes': '65536',
    'controlled.shutdown.enable': 'false',
    ...settings,
  }
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
