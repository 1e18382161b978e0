import { compileDeadlines, type DeadlineNotice, keepDeadlines, openDeadlineStore } from '@seinpost/deadlines'
import { openNoticeStore } from '@seinpost/notices'
import { upTheLine } from '../up-the-line.ts'
import type { OpenDuty } from './duty.ts'

/** Keeps what desks owe their cases: begins, reminds, and takes up the line what nobody looked at. */
export const deadlineDuty: OpenDuty = async ({ parts, logger }) => {
  const { config } = parts.loaded
  if (config.deadlines.rules.length === 0) return null
  const { sql, cases } = await parts.store()
  const notices = openNoticeStore(sql, parts.now)
  const deps = {
    deadlines: openDeadlineStore(sql, parts.now),
    cases,
    termOf: compileDeadlines(config.deadlines),
    above: upTheLine(config),
    tell: ({ id, queue, kind, caseId, dueAt }: DeadlineNotice) =>
      notices.add([{ id, queue, kind, caseId, about: { dueAt }, at: parts.now().toISOString() }]),
    now: parts.now,
  }
  return {
    name: 'deadlines',
    everyMs: 15_000,
    run: async () => {
      const { missed } = await keepDeadlines(deps)
      if (missed > 0) logger.warn({ missed }, 'deadlines went by')
    },
  }
}
