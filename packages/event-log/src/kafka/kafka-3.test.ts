import { describeOn, startKafka } from '../../../../scripts/servers/index.ts'
import { eventLogContract } from '../event-log.contract.ts'
import { kafkaFixture } from '../testing/kafka-fixture.ts'

await describeOn(
  'the event log on Kafka 3.9',
  () => startKafka('3.9'),
  ({ broker }) => eventLogContract('Kafka 3.9', () => kafkaFixture(broker)),
)
