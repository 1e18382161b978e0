import { Context, Level, Outcome } from '@seinpost/schemas'
import { z } from 'zod'
import { Person, Queue } from '../guard/params.ts'
import { Problem } from '../guard/problem.ts'

export const Note = z.string().trim().min(1).max(5_000)

/** Who acts: signed in, the name is the account's. */
export const acting = { desk: Queue, by: Person.exactOptional() }
export const Acting = z.object(acting)
/** The version the person saw; when the case is another by now, nothing is done. */
export const version = z.int().exactOptional()
export const at = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
/** A judgement, by its label. */
export const judgement = { outcome: Outcome, level: Level, context: z.array(Context).max(12) }

export const problems = { 400: Problem, 403: Problem, 404: Problem, 409: Problem, 503: Problem }

/** What an answer is refused with when it is nobody's fault. */
export const conflict = (code: string, detail: string, remedy: string): Problem => ({
  ...{ type: 'about:blank', title: 'Nothing was changed.', status: 409, code, detail, remedy },
})
