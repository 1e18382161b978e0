import type { Recipient } from '@seinpost/schemas'

/**
 * Who receives a case: whoever its lead goes to and whoever its other members went to. Nobody who was told is dropped,
 * what was released stays released, and the lead alone says who is primary.
 */
export function mergeRecipients(lead: readonly Recipient[], others: readonly Recipient[]): Recipient[] {
  const merged = new Map<string, Recipient>()
  for (const recipient of lead) merged.set(recipient.queue, join(merged.get(recipient.queue), recipient))
  const hasPrimary = lead.some(({ role }) => role === 'primary')
  for (const recipient of others) {
    const role = recipient.role === 'primary' && hasPrimary ? 'co' : recipient.role
    merged.set(recipient.queue, join(merged.get(recipient.queue), { ...recipient, role }))
  }
  return [...merged.values()]
}

function join(known: Recipient | undefined, added: Recipient): Recipient {
  if (known === undefined) return added
  return {
    ...known,
    confidence: Math.max(known.confidence, added.confidence),
    released: known.released || added.released,
  }
}
