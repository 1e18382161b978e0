import type { DeadlineRule, DeadlinesConfig, Level } from '@seinpost/schemas'
import { type Calendar, openCalendar } from './calendar.ts'

/** What a desk owes a case it received. */
export interface Term {
  readonly rule: string
  readonly dueAt: Date
  readonly remindAt: Date | null
  readonly escalates: boolean
}

/** The term a desk has for a case of a level that it received at `from`; null when no rule speaks of it. */
export type TermOf = (received: {
  readonly queue: string
  readonly level: Level
  readonly from: Date
}) => Term | null

/** Any day serves to see whether a calendar is ever open long enough. */
const SOME_DAY = new Date('2026-01-01T00:00:00Z')

const MINUTES = { m: 1, h: 60, d: 24 * 60 }

const minutesOf = (duration: string): number =>
  // The schema allows no other last letter.
  Number(duration.slice(0, -1)) * MINUTES[duration.slice(-1) as keyof typeof MINUTES]

const matches = (pattern: string, queue: string) =>
  pattern.endsWith('*') ? queue.startsWith(pattern.slice(0, -1)) : pattern === queue

const holds = ({ desks, minLevel, maxLevel }: DeadlineRule, queue: string, level: Level) =>
  level >= minLevel &&
  level <= maxLevel &&
  (desks === undefined || desks.some((pattern) => matches(pattern, queue)))

/**
 * The rules of the config, ready to be asked.
 *
 * @throws SeinpostError `config_invalid` when a calendar is open too seldom for a rule.
 */
export function compileDeadlines({ calendars, rules }: DeadlinesConfig): TermOf {
  const opened = new Map<string, Calendar>(
    Object.entries(calendars).map(([name, calendar]) => [name, openCalendar(calendar)]),
  )
  for (const { calendar, within } of rules)
    if (within !== 'same day') opened.get(calendar)?.after(SOME_DAY, minutesOf(within))
  return ({ queue, level, from }) => {
    const rule = rules.find((one) => holds(one, queue, level))
    const calendar = rule === undefined ? undefined : opened.get(rule.calendar)
    if (rule === undefined || calendar === undefined) return null
    const dueAt =
      rule.within === 'same day' ? calendar.endOfDay(from) : calendar.after(from, minutesOf(rule.within))
    return { rule: rule.name, dueAt, remindAt: remindAt(rule, from, dueAt), escalates: rule.escalate }
  }
}

/** Never before the case came in. */
function remindAt({ remindBefore }: DeadlineRule, from: Date, dueAt: Date): Date | null {
  if (remindBefore === undefined) return null
  return new Date(Math.max(from.getTime(), dueAt.getTime() - minutesOf(remindBefore) * 60_000))
}
