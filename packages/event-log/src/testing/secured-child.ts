// Opens the event log with TLS and a password: `secured-child.ts <broker> <password>`. A process of its own, since Node
// reads NODE_EXTRA_CA_CERTS at its start. Prints what it read back, or the fault.
import { asSeinpostError } from '@seinpost/domain'
import { openEventLog } from '../open-event-log.ts'
import { kafkaConfig } from './kafka-fixture.ts'
import { REFUSED, refusal } from './refusal-events.ts'

const [broker = '', password = ''] = process.argv.slice(2)
const config = {
  ...kafkaConfig(broker, 'seinpost.'),
  compression: 'gzip' as const,
  tls: true,
  sasl: { mechanism: 'plain' as const, username: 'seinpost', password: { env: 'KAFKA_PASSWORD' } },
}
try {
  const log = await openEventLog(config, { dataDir: '/nonexistent', readSecret: async () => password })
  await log.append(REFUSED, [refusal('k', 0), refusal('k', 1)])
  const ids: string[] = []
  for await (const record of log.read(REFUSED)) if ('event' in record) ids.push(record.event.id)
  await log.close()
  process.stdout.write(JSON.stringify({ ids }))
} catch (error) {
  const { code, retryable, remedy } = asSeinpostError(error)
  process.stdout.write(JSON.stringify({ code, retryable, remedy }))
}
