import { z } from 'zod'

/** An id of ours in an address or a body. */
export const Id = z.string().min(1).max(500)
/** A queue, such as `analyst` or `municipality-12025`; a desk is the queue it reads. */
export const Queue = z.string().min(1).max(200)
/** Who does something, as the history shows it. Absent for whoever is signed in: then it is the account's name. */
export const Person = z.string().trim().min(1).max(100)

export const CaseId = z.object({ id: Id })
export const QueueName = z.object({ queue: Queue })
export const AsDesk = z.object({ desk: Queue })
