import type { Case, Level } from '@seinpost/schemas'
import type { ExportOptions } from './exported.ts'
import { OWN_NAMESPACE, uuidV5 } from './uuid-v5.ts'
import { outcomeIn, plain } from './wording.ts'

export interface MispAttribute {
  readonly uuid: string
  readonly type: 'text' | 'comment' | 'link' | 'datetime'
  readonly category: 'External analysis' | 'Internal reference' | 'Other'
  readonly value: string
  readonly comment: string
  readonly to_ids: false
  readonly disable_correlation: boolean
  /** 5 is that of the event. */
  readonly distribution: '5'
  readonly timestamp: string
}

export interface MispEvent {
  readonly Event: {
    readonly uuid: string
    readonly info: string
    readonly date: string
    readonly timestamp: string
    readonly threat_level_id: '1' | '2' | '3' | '4'
    readonly analysis: '0' | '1' | '2'
    /** 0: the receiving organisation alone decides who else sees it. */
    readonly distribution: '0'
    readonly published: false
    readonly Orgc: { readonly uuid: string; readonly name: string }
    readonly Tag: readonly { readonly name: string; readonly colour?: string }[]
    readonly Attribute: readonly MispAttribute[]
  }
}

/** MISP counts from 1 (high) to 4 (undefined). */
const THREAT: Readonly<Record<Level, '1' | '2' | '3' | '4'>> = { 0: '4', 1: '3', 2: '3', 3: '2', 4: '1' }

const seconds = (iso: string) => String(Math.floor(Date.parse(iso) / 1_000))

/** The case as a MISP event in the core format: nothing in it is for detection, and it is for the receiver alone. */
export function mispEvent(of: Case, options: ExportOptions): MispEvent {
  const { lead, level, status, updatedAt, score } = of
  const timestamp = seconds(updatedAt)
  const attributes = attributesOf(of, options).map((attribute, index) => ({
    uuid: uuidV5(OWN_NAMESPACE, `misp attribute ${of.id} ${index} ${attribute.type} ${attribute.value}`),
    ...attribute,
    to_ids: false as const,
    disable_correlation: attribute.type === 'comment',
    distribution: '5' as const,
    timestamp,
  }))
  return {
    Event: {
      uuid: uuidV5(OWN_NAMESPACE, `misp event ${of.id}`),
      info: `Seinpost ${of.id}: ${score.explanation.sentence[options.lang]}`,
      date: of.openedAt.slice(0, 10),
      timestamp,
      threat_level_id: THREAT[level],
      analysis: status === 'closed' ? '2' : status === 'new' ? '0' : '1',
      distribution: '0',
      published: false,
      Orgc: { uuid: uuidV5(OWN_NAMESPACE, 'misp organisation seinpost'), name: 'Seinpost' },
      Tag: [
        { name: lead.legal.handling.toLowerCase() },
        { name: `seinpost:severity="${level}"` },
        ...score.context.map((name) => ({ name: `seinpost:context="${name}"` })),
      ],
      Attribute: attributes,
    },
  }
}

type Plain = Pick<MispAttribute, 'type' | 'category' | 'value' | 'comment'>

function attributesOf(of: Case, { lang, pseudonyms }: ExportOptions): readonly Plain[] {
  const { lead, places, members, assessment, score } = of
  const other = (type: Plain['type'], value: string, comment: string): Plain => ({
    type,
    category: 'Other',
    value,
    comment,
  })
  return [
    { type: 'text', category: 'Internal reference', value: of.id, comment: 'case' },
    other('text', lead.text, 'what was said'),
    other('datetime', lead.publishedAt, 'published'),
    other('comment', score.explanation.sentence[lang], 'explanation'),
    other('text', `${of.level} in context, ${of.surface} on the surface, of 4`, 'severity'),
    other(
      'text',
      `${lead.legal.basis}; ${lead.legal.purpose}; until ${lead.legal.retainUntil}`,
      'legal frame',
    ),
    ...places.map(({ name, nis, code, country, role, confidence }) =>
      other(
        'text',
        `${name} (${country} ${nis ?? code ?? ''})`,
        `${plain(role)}, confidence ${confidence.toFixed(2)}`,
      ),
    ),
    ...(assessment
      ? [other('comment', outcomeIn(assessment.outcome, lang), `assessment, level ${assessment.level}`)]
      : []),
    ...(pseudonyms
      ? [...new Set([lead.source.url, ...members.map(({ url }) => url)])].map(
          (value): Plain => ({
            type: 'link',
            category: 'External analysis',
            value,
            comment: 'where it was said',
          }),
        )
      : []),
    ...(pseudonyms && lead.author !== undefined
      ? [other('text', lead.author.pseudonym, `pseudonym of the author, key ${lead.author.keyId}`)]
      : []),
  ]
}
