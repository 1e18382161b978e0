import type { Refusal, Signal } from '@seinpost/schemas'
import { conflictRefusal } from '../runtime/intake.ts'

export type MemoryAdmission =
  | { readonly kind: 'new' }
  | { readonly kind: 'known' }
  | { readonly kind: 'conflict'; readonly refusal: Refusal }

/** The ledger's rule without a store: one signal per id and per source item, and another content is a conflict. */
export function admitInMemory(): (signal: Signal) => MemoryAdmission {
  const byId = new Map<string, Signal>()
  const byKey = new Map<string, Signal>()
  return (signal) => {
    const held = byId.get(signal.id) ?? byKey.get(signal.source.key)
    if (held === undefined) {
      byId.set(signal.id, signal)
      byKey.set(signal.source.key, signal)
      return { kind: 'new' }
    }
    if (held.contentHash === signal.contentHash) return { kind: 'known' }
    return { kind: 'conflict', refusal: conflictRefusal(signal, held.id) }
  }
}
