import { describeOn, startKafka } from '../../../../scripts/servers/index.ts'
import { eventLogContract } from '../event-log.contract.ts'
import { kafkaFixture } from '../testing/kafka-fixture.ts'

await describeOn(
  'the event log on Kafka 4',
  () => startKafka('4'),
  ({ broker }) => eventLogContract('Kafka 4', () => kafkaFixture(broker)),
)
