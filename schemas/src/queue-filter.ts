import { z } from 'zod'
import { SourceKind } from './signal.ts'
import { Context, Language, Level } from './vocabulary.ts'

const Switch = z.enum(['true', 'false']).transform((value) => value === 'true')

/** Which cases of a queue are listed; every field that is there must hold. As it stands in an address. */
export const QueueFilter = z.object({
  minLevel: z.coerce.number().pipe(Level).optional(),
  maxLevel: z.coerce.number().pipe(Level).optional(),
  lang: Language.optional(),
  context: Context.optional(),
  sourceKind: SourceKind.optional(),
  platform: z.string().min(1).max(200).optional(),
  /** NIS code, or the code of a place abroad. */
  place: z.string().min(1).max(40).optional(),
  /** In nobody's hand. */
  unclaimed: Switch.optional(),
  /** Their deadline went by. */
  overdue: Switch.optional(),
})
export type QueueFilter = z.infer<typeof QueueFilter>
