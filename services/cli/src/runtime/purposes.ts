import type { PurposeFrame } from '@seinpost/gateway'
import { type Config, SourceKind } from '@seinpost/schemas'

/** Why signals are held, by kind of source, and by source where that says something of its own. */
export function purposesOf({ gate, sources }: Config): readonly PurposeFrame[] {
  const kinds = SourceKind.options.map((kind) => ({ of: kind, ...gate.legal[kind] }))
  const own = sources.map(({ id, basis, purpose }) => ({
    of: `source:${id}`,
    basis,
    purpose,
    handling: null,
    retentionDays: null,
  }))
  return [...kinds, ...own]
}
