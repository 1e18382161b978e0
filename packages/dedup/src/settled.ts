import { ClusterDecision } from '@seinpost/schemas'
import { z } from 'zod'
import type { Decided } from './decide-cluster.ts'

const Settled = z.object({ since: z.number(), decision: ClusterDecision })

/** A decision as the index keeps it; '' for the usual one, a text like no other. */
export function encodeSettled(id: string, { decision, since }: Decided): string {
  const usual = decision.cluster === id && decision.related.length === 0 && decision.basis === undefined
  return usual ? '' : JSON.stringify({ since, decision })
}

/** Reads what `encodeSettled` wrote. */
export function decodeSettled(settled: string, text: { readonly id: string; readonly at: number }): Decided {
  if (settled !== '') return Settled.parse(JSON.parse(settled))
  return { since: text.at, decision: { cluster: text.id, of: null, similarity: 0, kind: null, related: [] } }
}
