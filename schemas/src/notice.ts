import { z } from 'zod'
import { Level } from './vocabulary.ts'

/** Why a desk is told something outside the console. */
export const NoticeKind = z.enum([
  /** A case came in that it asked to be alerted of. */
  'alert',
  /** A deadline comes near, went by, or went by at a desk below. */
  'reminder',
  'missed',
  'escalated',
  /** A handover was offered to it, or one of its own ended. */
  'handover',
  /** What it was told of a case is corrected; it has to confirm. */
  'correction',
  /** The day's count. */
  'digest',
])
export type NoticeKind = z.infer<typeof NoticeKind>

/** Something a desk is told. Holds no text of a signal: mail is read in places Seinpost does not know. */
export const Notice = z.object({
  /** The same id added again is the same notice. */
  id: z.string(),
  queue: z.string(),
  kind: NoticeKind,
  caseId: z.string().nullable(),
  about: z.object({
    level: Level.optional(),
    dueAt: z.iso.datetime().nullish(),
    /** Such as the end a handover came to. */
    status: z.string().optional(),
    open: z.int().optional(),
    acute: z.int().optional(),
    overdue: z.int().optional(),
  }),
  at: z.iso.datetime(),
})
export type Notice = z.infer<typeof Notice>
