// `node --import tsx scripts/servers/up.ts`: Kafka, Redis and PostgreSQL on this machine, for trying infra/config/cluster.yaml.
// On their usual ports; Ctrl+C stops them and deletes their data.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { ownKafka } from './kafka.ts'
import { ownPostgres } from './postgres.ts'
import { ownRedis } from './redis.ts'

/** The usual port, or any free one when something is there already. */
async function portNear(usual: number): Promise<number | undefined> {
  const server = createServer()
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(usual, '127.0.0.1', () => server.close(() => resolve(true)))
  })
  return free ? usual : undefined
}
const at = async (usual: number) => {
  const port = await portNear(usual)
  return port === undefined ? {} : { port }
}

const kafkaAt = await at(9092)
if (kafkaAt.port === undefined) {
  console.error(
    'Something listens on 127.0.0.1:9092, where infra/config/cluster.yaml looks for Kafka. Stop it first.',
  )
  process.exit(1)
}
const auditKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' })
const [kafka, redis, postgres] = await Promise.all([
  ownKafka({ ...kafkaAt, heapMegabytes: 512 }),
  ownRedis({ ...(await at(6379)), durable: true }),
  ownPostgres({ ...(await at(5432)), durable: true }),
])
console.log(`Kafka ${kafka.broker}, Redis and PostgreSQL are ready. In another terminal:

  export SEINPOST_POSTGRES_URL=${postgres.url}
  export SEINPOST_REDIS_URL=${redis.url}
  export SEINPOST_PSEUDONYM_KEY=${randomBytes(32).toString('hex')}
  export SEINPOST_ACCESS_KEY=${randomBytes(32).toString('hex')}
  export SEINPOST_AUDIT_KEY=${auditKey.toString('base64')}
  npm run -s seinpost -- start --config infra/config/cluster.yaml

Ctrl+C stops the servers and deletes their data.`)
const still = setInterval(() => undefined, 60_000)
await new Promise<void>((resolve) => {
  for (const stop of ['SIGINT', 'SIGTERM'] as const) process.once(stop, () => resolve())
})
clearInterval(still)
await Promise.all([kafka.stop(), redis.stop(), postgres.stop()])
