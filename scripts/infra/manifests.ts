import { stringify } from 'yaml'
import type { KafkaLogConfig } from '../../packages/event-log/src/kafka/kafka-settings.ts'
import { KafkaNames } from '../../packages/event-log/src/kafka/kafka-topics.ts'
import { deployment, gatewayBudget, gatewayService, scaledObject } from './kubernetes.ts'
import { STAGES } from './stages.ts'

const HEAD = `# Written by \`node --import tsx scripts/infra/write.ts\`; change scripts/infra/, not this file.\n`

/** Files of infra/kubernetes by name, for the event log of the containers' config. */
export function manifests(log: KafkaLogConfig): ReadonlyMap<string, string> {
  const names = new KafkaNames(log.topicPrefix)
  const brokers = log.brokers.join(',')
  const files = new Map<string, string>()
  for (const stage of STAGES) {
    const documents: object[] = [deployment(stage)]
    if (stage.name === 'gateway') documents.push(gatewayService(stage), gatewayBudget(stage))
    if (stage.from !== undefined) {
      const [topic, group] = [names.topic(stage.from), names.group(stage.from, stage.name)]
      documents.push(scaledObject(stage, { brokers, topic, group }))
    }
    const text = documents.map((document) =>
      stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }),
    )
    files.set(`${stage.name}.yaml`, HEAD + text.join('---\n'))
  }
  return files
}
