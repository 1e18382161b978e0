import type { Actor, Case } from '@seinpost/schemas'
import type { DeskCases, DeskReading } from '../deps.ts'
import { assertDesk } from './actor.ts'

/** Cases as one desk reads them; null stands for the store itself, which only whoever sits at the machine reads. */
interface OwnReader {
  readonly desk: string | null
  readonly reader: DeskReading
}

/**
 * What an actor reads through: for everybody but `local` one reader for each of their desks, to which the database itself
 * shows nothing but what that desk received.
 *
 * @throws SeinpostError `forbidden` when `desk` is not the actor's.
 */
export function readersOf(actor: Actor, cases: DeskCases, desk?: string): readonly OwnReader[] {
  if (actor.desks === '*') return [{ desk: null, reader: cases }]
  if (desk !== undefined) assertDesk(actor, desk)
  const desks = desk === undefined ? actor.desks : [desk]
  return desks.map((own) => ({ desk: own, reader: cases.forDesk(own) }))
}

/** The case as the first of the actor's desks that has it reads it; null when none has, or there is no such case. */
export async function caseFor(
  actor: Actor,
  cases: DeskCases,
  { id, desk }: { readonly id: string; readonly desk?: string | undefined },
): Promise<{ readonly desk: string | null; readonly found: Case } | null> {
  for (const own of readersOf(actor, cases, desk)) {
    const found = await own.reader.case(id)
    if (found !== null) return { desk: own.desk, found }
  }
  return null
}
