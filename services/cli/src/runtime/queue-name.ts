import type { QueueName } from '@seinpost/gateway'
import { loadGazetteer } from '@seinpost/gazetteer'

/** Names queues of municipalities, police zones and judicial districts; null for any other. Read on first use. */
export function openQueueNames(): (queue: string) => QueueName | null {
  let names: ReadonlyMap<string, QueueName> | null = null
  return (queue) => {
    names ??= namesByQueue()
    return names.get(queue) ?? null
  }
}

function namesByQueue(): ReadonlyMap<string, QueueName> {
  const names = new Map<string, QueueName>()
  for (const { nis, names: own, name, zone, district } of loadGazetteer().jurisdictions.values()) {
    names.set(`municipality-${nis}`, { nl: own.nl, fr: own.fr, en: name })
    names.set(`zone-${zone.code}`, {
      nl: `Politiezone ${zone.name}`,
      fr: `Zone de police ${zone.name}`,
      en: `Police zone ${zone.name}`,
    })
    names.set(`district-${district.slug}`, {
      nl: `Arrondissement ${district.name}`,
      fr: `Arrondissement ${district.name}`,
      en: `District ${district.name}`,
    })
  }
  return names
}
