import { z } from 'zod'
import { Level } from '../vocabulary.ts'
import { HoursWindow } from './routing.ts'

const Duration = z.string().regex(/^[1-9]\d{0,4}[mhd]$/u, 'must be a duration such as 15m, 4h or 2d')
const Within = z.union([Duration, z.literal('same day')])

/** When a desk works, in Belgian time. Without `hours` it never closes. */
export const CalendarConfig = z.strictObject({
  hours: z.union([HoursWindow, z.array(HoursWindow).min(1)]).optional(),
  /** Closed on Belgian public holidays. */
  holidays: z.boolean().default(true),
  /** Days the desk is closed besides. */
  closed: z.array(z.iso.date()).default([]),
})
export type CalendarConfig = z.infer<typeof CalendarConfig>

/** How soon a desk looks at what it received; the first rule that matches counts. */
export const DeadlineRule = z.strictObject({
  name: z.string().min(1),
  /** A queue, or its beginning with a `*`, such as `municipality-*`. Absent: every desk. */
  desks: z.array(z.string().min(1)).min(1).optional(),
  minLevel: Level.default(0),
  maxLevel: Level.default(4),
  /** In time of the calendar; `d` is 24 hours of it. `same day`: before the calendar's day ends. */
  within: Within,
  calendar: z.string().min(1),
  /** How long before the end the desk is reminded. */
  remindBefore: Duration.optional(),
  /** Whether the desk up the line (zone, district, supra-local) gets the case when nobody looked in time. */
  escalate: z.boolean().default(true),
})
export type DeadlineRule = z.infer<typeof DeadlineRule>

export const DeadlinesConfig = z
  .strictObject({
    calendars: z.record(z.string().min(1), CalendarConfig).default({}),
    rules: z.array(DeadlineRule).default([]),
  })
  .superRefine(({ calendars, rules }, context) => {
    for (const [index, { name, calendar, minLevel, maxLevel }] of rules.entries()) {
      if (!(calendar in calendars))
        context.addIssue({
          code: 'custom',
          path: ['rules', index, 'calendar'],
          message: `"${name}" names the calendar "${calendar}", which is not under deadlines.calendars`,
        })
      if (minLevel > maxLevel)
        context.addIssue({
          code: 'custom',
          path: ['rules', index, 'minLevel'],
          message: `"${name}" holds for no level: minLevel is above maxLevel`,
        })
    }
  })
export type DeadlinesConfig = z.infer<typeof DeadlinesConfig>
