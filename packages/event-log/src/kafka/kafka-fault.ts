import { SeinpostError } from '@seinpost/domain'

const stringOf = (value: unknown, field: string): string =>
  typeof value === 'object' && value !== null && field in value
    ? String((value as Record<string, unknown>)[field])
    : ''

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined)

/** The protocol's name of the first error in the chain that has one, such as `TOPIC_AUTHORIZATION_FAILED`. */
function protocolType(error: unknown): string {
  for (let link = error; link !== undefined; link = causeOf(link)) {
    const type = stringOf(link, 'type')
    if (type !== '' && type !== 'undefined') return type
  }
  return ''
}

/** What kafkajs threw, as the fault its caller can act on. */
export function kafkaFault(error: unknown): SeinpostError {
  if (error instanceof SeinpostError) return error
  const type = protocolType(error)
  const message = error instanceof Error ? error.message : String(error)
  if (type === 'MESSAGE_TOO_LARGE' || type === 'RECORD_LIST_TOO_LARGE') {
    return new SeinpostError('event_invalid', `Kafka refused an event for its size: ${message}`, {
      cause: error,
      remedy: 'Raise max.message.bytes of the topic to 5 MB, or let Seinpost make its topics itself.',
    })
  }
  if (/AUTHORIZATION|SASL|INVALID_TOPIC|POLICY/u.test(`${type} ${stringOf(error, 'name')}`)) {
    return new SeinpostError('log_unavailable', `Kafka refuses: ${message}`, {
      cause: error,
      remedy: 'Check log.sasl and log.topicPrefix, and the rights of that user on the topics and groups.',
    })
  }
  if (/certificate/iu.test(message)) {
    return new SeinpostError('log_unavailable', `Kafka is not trusted: ${message}`, {
      cause: error,
      remedy: 'Name the authority of its certificate in NODE_EXTRA_CA_CERTS, or correct log.brokers.',
    })
  }
  return new SeinpostError('log_unavailable', `Kafka does not answer: ${message}`, {
    retryable: true,
    cause: error,
    remedy: 'Check log.brokers, log.tls and whether the brokers run; nothing acknowledged is lost.',
  })
}
