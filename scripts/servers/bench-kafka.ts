// `node --import tsx scripts/servers/bench-kafka.ts [events]`: the Kafka event log beside a plain kafkajs loop, on a real
// broker started for it. The last line is one JSON object of figures.
import { kafkaLogBench } from '../../packages/event-log/src/bench/index.ts'
import { ownKafka } from './index.ts'

const [size] = process.argv.slice(2).map(Number)
const bench = kafkaLogBench(() => ownKafka({ heapMegabytes: 512 }))
const log = (line: string) => process.stderr.write(`${line}\n`)
console.log(JSON.stringify(await bench.run(size === undefined ? { log } : { log, size })))
