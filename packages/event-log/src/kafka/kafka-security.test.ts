import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { freePort } from '../../../../scripts/servers/free-port.ts'
import { describeOn, ownKafka, ServerUnavailable } from '../../../../scripts/servers/index.ts'
import { kafkaConfig } from '../testing/kafka-fixture.ts'
import { openKafkaLog } from './kafka-log.ts'

const run = promisify(execFile)
const child = join(import.meta.dirname, '../testing/secured-child.ts')

/** A broker with a listener that asks for TLS and a password, and the certificate that vouches for it. */
async function securedBroker() {
  const dir = await mkdtemp(join(tmpdir(), 'seinpost-certificate-'))
  const [key, certificate, store] = [join(dir, 'key.pem'), join(dir, 'cert.pem'), join(dir, 'store.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2']
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    certificate,
    ...subject,
  ])
  if (made.status !== 0)
    throw new ServerUnavailable('Kafka with TLS', 'openssl made no certificate', 'Install openssl.')
  await writeFile(store, `${await readFile(key, 'utf8')}${await readFile(certificate, 'utf8')}`)
  const securePort = await freePort()
  const users = 'username="broker" password="b" user_broker="b" user_seinpost="right"'
  const server = await ownKafka({
    securePort,
    settings: {
      'sasl.enabled.mechanisms': 'PLAIN',
      'listener.name.secure.sasl.enabled.mechanisms': 'PLAIN',
      'listener.name.secure.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required ${users};`,
      'listener.name.secure.ssl.keystore.type': 'PEM',
      'listener.name.secure.ssl.keystore.location': store,
      'listener.name.secure.ssl.client.auth': 'none',
    },
  })
  const stop = async () => {
    await server.stop()
    await rm(dir, { recursive: true })
  }
  return { broker: `127.0.0.1:${securePort}`, certificate, stop }
}

await describeOn('Kafka with TLS and SASL', securedBroker, ({ broker, certificate }) => {
  const open = async (password: string) => {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', child, broker, password], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate },
    })
    return JSON.parse(stdout)
  }

  test('the right password writes and reads, compressed', async () => {
    expect(await open('right')).toEqual({ ids: ['k/0', 'k/1'] })
  })

  test('a wrong password is refused at once, with what to check', async () => {
    expect(await open('wrong')).toMatchObject({
      code: 'log_unavailable',
      retryable: false,
      remedy: expect.stringContaining('log.sasl'),
    })
  })

  test('a password that cannot be read is a fault of the config', async () => {
    const sasl = { mechanism: 'plain', username: 'u', password: { env: 'NONE' } } as const
    await expect(
      openKafkaLog({ ...kafkaConfig(broker, 'x.'), sasl }, { clock: Date.now }),
    ).rejects.toMatchObject({ code: 'config_invalid' })
  })

  test('a topic prefix that Kafka cannot take is a fault of the config', async () => {
    await expect(openKafkaLog(kafkaConfig(broker, 'a b/'), { clock: Date.now })).rejects.toMatchObject({
      code: 'config_invalid',
    })
  })

  test('a certificate nobody vouches for is not trusted', async () => {
    const sasl = { mechanism: 'plain', username: 'seinpost', password: { env: 'PASSWORD' } } as const
    const config = { ...kafkaConfig(broker, 'x.'), tls: true, sasl }
    const retry = { retries: 1, initialRetryTime: 5 }
    const opened = openKafkaLog(config, { clock: Date.now, readSecret: async () => 'right', retry })
    await expect(opened).rejects.toMatchObject({
      code: 'log_unavailable',
      remedy: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    })
  })
})

test('where no broker is, opening says so and that it may pass', async () => {
  const nobody = kafkaConfig(`127.0.0.1:${await freePort()}`, 'x.')
  const retry = { retries: 2, initialRetryTime: 5 }
  await expect(openKafkaLog(nobody, { clock: Date.now, retry })).rejects.toMatchObject({
    code: 'log_unavailable',
    retryable: true,
    remedy: expect.stringContaining('log.brokers'),
  })
})
