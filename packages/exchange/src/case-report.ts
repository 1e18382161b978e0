import type { Case } from '@seinpost/schemas'
import type { ExportOptions } from './exported.ts'
import { actIn, dayIn, momentIn, outcomeIn, plain, type Say, statusIn, wordsIn } from './wording.ts'

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      /** How the width is shared. */
      readonly shares: readonly number[]
      readonly rows: readonly (readonly string[])[]
    }

/** A case as a document, before it is one of any format. */
export interface Report {
  readonly title: string
  /** On each page. */
  readonly handling: Case['lead']['legal']['handling']
  readonly footer: string
  readonly page: string
  readonly of: string
  readonly lang: ExportOptions['lang']
  readonly at: Date
  readonly blocks: readonly Block[]
}

const number = (value: number) => (value >= 0 ? `+${value.toFixed(3)}` : value.toFixed(3))
const heading = (text: string): Block => ({ kind: 'heading', text })

/** What goes to the case table: what was said, why it stands where it stands with its sums, where, to whom and what was done. */
export function caseReport(of: Case, options: ExportOptions): Report {
  const { lang, at } = options
  const say = wordsIn(lang)
  return {
    title: `${say('title')} ${of.id}`,
    handling: of.lead.legal.handling,
    footer: `Seinpost · ${of.id} · ${say('exportedAt')} ${momentIn(at.toISOString(), lang)}`,
    page: say('page'),
    of: say('of'),
    lang,
    at,
    blocks: [
      { kind: 'text', text: say('notAPerson') },
      { kind: 'facts', rows: caseFacts(of, options, say) },
      ...saidBlocks(of, say),
      heading(say('why')),
      { kind: 'text', text: of.score.explanation.sentence[lang] },
      ...sumBlocks(of, say),
      ...placeBlocks(of, say),
      ...recipientBlocks(of, options, say),
      ...memberBlocks(of, options, say),
      ...assessmentBlocks(of, options, say),
      ...historyBlocks(of, options, say),
    ],
  }
}

function caseFacts(of: Case, { lang, pseudonyms }: ExportOptions, say: Say): [string, string][] {
  const { legal, author } = of.lead
  return [
    [say('level'), `${of.level} / 4`],
    [say('surface'), `${of.surface} / 4`],
    [say('unsure'), `${Math.round(of.score.explanation.uncertainty * 100)} %`],
    [say('priority'), `${of.priority.toFixed(1)} / 100`],
    [say('status'), statusIn(of.status, lang)],
    [say('opened'), momentIn(of.openedAt, lang)],
    [say('legal'), legal.basis],
    [say('purpose'), legal.purpose],
    [say('retained'), dayIn(legal.retainUntil, lang)],
    ...(pseudonyms && author !== undefined
      ? [[say('author'), `${author.pseudonym} (${author.keyId})`] satisfies [string, string]]
      : []),
  ]
}

function saidBlocks({ lead }: Case, say: Say): Block[] {
  const { referral, thread = [] } = lead
  return [
    heading(say('said')),
    { kind: 'quote', text: lead.text },
    ...(thread.length > 0
      ? [heading(say('thread')), ...thread.map(({ text }): Block => ({ kind: 'quote', text }))]
      : []),
    ...(referral?.offlineContext === undefined
      ? []
      : [heading(say('offline')), { kind: 'quote', text: referral.offlineContext } satisfies Block]),
    ...listed(say('concerns'), referral?.concerns),
    ...listed(say('protective'), referral?.protective),
  ]
}

const listed = (title: string, items: readonly string[] = []): Block[] =>
  items.length === 0 ? [] : [{ kind: 'text', text: `${title}: ${items.map(plain).join(', ')}` }]

function sumBlocks({ score }: Case, say: Say): Block[] {
  const { explanation } = score
  const terms = explanation.terms.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
  return [
    heading(say('sums')),
    {
      kind: 'table',
      head: [say('term'), say('value')],
      shares: [4, 1],
      rows: [
        [say('intercept'), number(explanation.intercept)],
        ...terms.map(({ name, value }) => [plain(name), number(value)]),
        [say('sum'), number(explanation.sum)],
      ],
    },
    {
      kind: 'table',
      head: [say('priority'), say('points')],
      shares: [4, 1],
      rows: explanation.priority.map(({ name, points }) => [plain(name), points.toFixed(1)]),
    },
  ]
}

function placeBlocks({ places }: Case, say: Say): Block[] {
  const rows = places.map(({ name, nis, code, country, role, confidence }) => [
    `${name} (${country} ${nis ?? code ?? ''})`,
    plain(role),
    `${Math.round(confidence * 100)} %`,
  ])
  return tableOr(
    say('places'),
    { head: [say('place'), say('role'), say('confidence')], shares: [3, 2, 1], rows },
    say,
  )
}

function recipientBlocks({ recipients }: Case, { lang, queueName }: ExportOptions, say: Say): Block[] {
  const rows = recipients.map(({ queue, role, reason, released }) => [
    queueName(queue)?.[lang] ?? queue,
    `${plain(role)}${released ? '' : ` (${say('waits')})`}`,
    reason,
  ])
  return tableOr(
    say('recipients'),
    { head: [say('recipient'), say('role'), say('reason')], shares: [2, 2, 3], rows },
    say,
  )
}

function memberBlocks({ members }: Case, { lang, pseudonyms }: ExportOptions, say: Say): Block[] {
  const rows = members.map(({ platform, publishedAt, kind, url }) => [
    platform,
    momentIn(publishedAt, lang),
    plain(kind),
    ...(pseudonyms ? [url] : []),
  ])
  const head = [say('platform'), say('published'), say('kind'), ...(pseudonyms ? [say('address')] : [])]
  return tableOr(say('members'), { head, shares: pseudonyms ? [2, 2, 1, 4] : [2, 2, 1], rows }, say)
}

function assessmentBlocks({ assessment }: Case, { lang }: ExportOptions, say: Say): Block[] {
  if (!assessment) return []
  return [
    heading(say('assessment')),
    {
      kind: 'facts',
      rows: [
        [say('what'), outcomeIn(assessment.outcome, lang)],
        [say('level'), `${assessment.level} / 4`],
        [say('who'), assessment.by],
        [say('when'), momentIn(assessment.at, lang)],
        ...(assessment.note === undefined ? [] : [[say('note'), assessment.note] satisfies [string, string]]),
      ],
    },
  ]
}

function historyBlocks({ history = [] }: Case, { lang, queueName }: ExportOptions, say: Say): Block[] {
  const rows = history.map(({ at, act, by, desk, note }) => [
    momentIn(at, lang),
    actIn(act, lang),
    `${by} (${queueName(desk)?.[lang] ?? desk})`,
    note ?? '',
  ])
  return tableOr(
    say('history'),
    { head: [say('when'), say('what'), say('who'), say('note')], shares: [2, 2, 3, 3], rows },
    say,
  )
}

function tableOr(title: string, table: Omit<Extract<Block, { kind: 'table' }>, 'kind'>, say: Say): Block[] {
  if (table.rows.length === 0) return [heading(title), { kind: 'text', text: say('none') }]
  return [heading(title), { kind: 'table', ...table }]
}
