import { createHash } from 'node:crypto'
import type { SourceInput } from '@seinpost/schemas'
import type { z } from 'zod'

type Source = Pick<z.infer<typeof SourceInput>, 'platform' | 'externalId'>

/** One key per source item, whatever id it is handed in with. */
export function sourceKey({ platform, externalId }: Source): string {
  return `${platform.trim().toLowerCase()}:${externalId.trim()}`
}

/** The id of a signal that brings none: the same source item always gets the same one. */
export function derivedId(key: string): string {
  return `sig-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`
}
