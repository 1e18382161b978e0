import { Context, Level, Outcome } from '@seinpost/schemas'
import { z } from 'zod'
import { Person, Queue } from '../guard/params.ts'

const Note = z.string().trim().max(5_000)

const actor = {
  desk: Queue,
  by: Person.exactOptional(),
  /** The version the person saw; when the case is another by now, nothing is done. */
  version: z.int().exactOptional(),
}

/** What a person asks to do to a case. */
export const ActBody = z.discriminatedUnion('act', [
  z.object({ ...actor, act: z.enum(['claim', 'keep', 'give_back']) }),
  z.object({
    ...actor,
    act: z.literal('assess'),
    outcome: Outcome,
    level: Level,
    context: z.array(Context).max(12),
    note: Note.exactOptional(),
  }),
  z.object({
    ...actor,
    act: z.literal('release'),
    queues: z.array(Queue).min(1).max(50),
    note: Note.exactOptional(),
  }),
  z.object({ ...actor, act: z.enum(['acknowledge', 'follow_up']) }),
  z.object({ ...actor, act: z.enum(['close', 'reopen']), note: Note.min(1) }),
])
export type ActBody = z.infer<typeof ActBody>

export const NextBody = z.object({ by: Person.exactOptional() })
