import type { MailConfig, MailReceiver, Notice } from '@seinpost/schemas'
import { DateTime } from 'luxon'
import { WORDS } from './words.ts'

export interface ComposedMail {
  readonly subject: string
  readonly text: string
  readonly urgent: boolean
}

/** One mail that tells several notices, in the desk's language and in plain text. */
export function composeMail(
  notices: readonly Notice[],
  { language, queue }: MailReceiver,
  { link }: Pick<MailConfig, 'link'>,
): ComposedMail {
  const words = WORDS[language]
  const urgent = notices.some(({ about }) => about.level === 4)
  const lines = notices.map((notice) => lineOf(notice, language, link))
  return {
    subject: `Seinpost: ${urgent ? `${words.urgent}, ` : ''}${words.subject(notices.length)} (${queue})`,
    text: `${lines.join('\n\n')}\n\n-- \n${words.closing}\n`,
    urgent,
  }
}

function lineOf(
  { kind, caseId, queue, about }: Notice,
  language: MailReceiver['language'],
  link: string | undefined,
): string {
  const words = WORDS[language]
  const facts = [
    about.level === undefined ? null : words.levels[about.level],
    about.status === undefined ? null : (words.ends[about.status] ?? about.status),
    about.dueAt === undefined || about.dueAt === null
      ? null
      : `${words.due} ${localTime(about.dueAt, language)}`,
    about.open === undefined ? null : words.open(about.open),
    about.overdue === undefined || about.overdue === 0 ? null : words.overdue(about.overdue),
  ].filter((fact) => fact !== null)
  const said = [words.kinds[kind], facts.join(', ')].filter((part) => part !== '').join(': ')
  return `* ${said}\n  ${addressOf({ caseId, queue }, link)}`
}

const addressOf = ({ caseId, queue }: Pick<Notice, 'caseId' | 'queue'>, link: string | undefined): string => {
  const desk = `q/${encodeURIComponent(queue)}`
  const path = caseId === null ? desk : `${desk}/c/${encodeURIComponent(caseId)}`
  return link === undefined ? (caseId ?? queue) : new URL(path, `${link.replace(/\/$/u, '')}/`).href
}

const localTime = (at: string, language: string): string =>
  DateTime.fromISO(at, { zone: 'Europe/Brussels' })
    .setLocale(`${language}-BE`)
    .toLocaleString(DateTime.DATETIME_SHORT)
