import { createHash } from 'node:crypto'
import type { Case, Place } from '@seinpost/schemas'
import type { ExportOptions } from './exported.ts'
import { TLP_MARKINGS } from './stix-markings.ts'
import { OWN_NAMESPACE, STIX_NAMESPACE, uuidV5 } from './uuid-v5.ts'
import { outcomeIn, plain } from './wording.ts'

/** A STIX 2.1 object; what it holds is held to the standard by its test. */
export type StixObject = { readonly type: string; readonly id: string } & Readonly<Record<string, unknown>>
export interface StixBundle {
  readonly type: 'bundle'
  readonly id: string
  readonly objects: readonly StixObject[]
}

const own = (type: string, name: string) => `${type}--${uuidV5(OWN_NAMESPACE, `${type} ${name}`)}`
const MAKER = own('identity', 'seinpost')

/**
 * The case as a STIX 2.1 bundle: a report about what was observed (the text and, when asked, its addresses), where, with the
 * explanation and the person's judgement as notes. No threat actor and no identity of anybody: a signal is not a person.
 */
export function stixBundle(of: Case, options: ExportOptions): StixBundle {
  const marking = TLP_MARKINGS[of.lead.legal.handling]
  const created = new Date(of.openedAt).toISOString()
  const modified = new Date(of.updatedAt < of.openedAt ? of.openedAt : of.updatedAt).toISOString()
  const common = {
    spec_version: '2.1',
    created_by_ref: MAKER,
    created,
    modified,
    object_marking_refs: [marking.id],
  }
  const observables = observablesOf(of, options, marking.id)
  const observed: StixObject = {
    type: 'observed-data',
    id: own('observed-data', of.id),
    ...common,
    first_observed: timesOf(of)[0],
    last_observed: timesOf(of)[1],
    number_observed: of.members.length,
    object_refs: observables.map(({ id }) => id),
  }
  const places = of.places.map((place) => ({ ...locationOf(place), ...common }))
  const about = [observed.id, ...places.map(({ id }) => id)]
  const notes = notesOf(of, options).map(({ name, ...note }) => ({
    type: 'note',
    id: own('note', `${of.id} ${name}`),
    ...common,
    ...note,
    object_refs: [observed.id],
  }))
  const report: StixObject = {
    type: 'report',
    id: own('report', of.id),
    ...common,
    name: `Case ${of.id}`,
    description: of.score.explanation.sentence[options.lang],
    report_types: ['observed-data'],
    published: options.at.toISOString(),
    lang: options.lang,
    labels: [`severity:${of.level}`, `surface:${of.surface}`, ...of.score.concepts, ...of.score.context].map(
      plain,
    ),
    confidence: Math.round((1 - of.score.explanation.uncertainty) * 100),
    object_refs: [...about, ...notes.map(({ id }) => id)],
  }
  const maker: StixObject = {
    type: 'identity',
    id: MAKER,
    spec_version: '2.1',
    created: '2026-11-20T00:00:00.000Z',
    modified: '2026-11-20T00:00:00.000Z',
    name: 'Seinpost',
    identity_class: 'system',
  }
  const objects = unique([marking, maker, report, observed, ...observables, ...places, ...notes])
  const id = `bundle--${uuidV5(OWN_NAMESPACE, `bundle ${of.id} ${of.version} ${options.at.toISOString()}`)}`
  return { type: 'bundle', id, objects }
}

const unique = (objects: readonly StixObject[]) => [...new Map(objects.map((one) => [one.id, one])).values()]

function timesOf({ members, lead }: Case): [string, string] {
  const times = [lead.publishedAt, ...members.map(({ publishedAt }) => publishedAt)]
    .map((time) => new Date(time).toISOString())
    .toSorted()
  return [times[0] ?? lead.publishedAt, times.at(-1) ?? lead.publishedAt]
}

/** Ids of observables come from what they are, so that two who saw the same say the same (STIX 2.1, section 2.9). */
function observablesOf(
  { lead, members }: Case,
  { pseudonyms }: ExportOptions,
  marking: string,
): StixObject[] {
  const payload = Buffer.from(lead.text)
  const artifact = {
    hashes: { 'SHA-256': createHash('sha256').update(payload).digest('hex') },
    payload_bin: payload.toString('base64'),
  }
  const common = { spec_version: '2.1', object_marking_refs: [marking] }
  const urls = pseudonyms ? [lead.source.url, ...members.map(({ url }) => url)] : []
  return [
    {
      type: 'artifact',
      id: `artifact--${uuidV5(STIX_NAMESPACE, JSON.stringify(artifact))}`,
      ...common,
      mime_type: 'text/plain',
      ...artifact,
    },
    ...[...new Set(urls)].map((value) => ({
      type: 'url',
      id: `url--${uuidV5(STIX_NAMESPACE, JSON.stringify({ value }))}`,
      ...common,
      value,
    })),
  ]
}

const locationOf = ({ name, nis, code, country, role, confidence }: Place): StixObject => ({
  type: 'location',
  id: own('location', `${country} ${nis ?? code ?? name} ${role}`),
  name,
  description: `${plain(role)}, confidence ${confidence.toFixed(2)}`,
  country,
  city: name,
  ...(nis !== undefined && { administrative_area: `NIS ${nis}` }),
})

interface Note {
  readonly name: string
  readonly abstract: string
  readonly content: string
}

function notesOf({ score, assessment, lead }: Case, { lang, pseudonyms }: ExportOptions): readonly Note[] {
  const { explanation } = score
  const terms = explanation.terms.map(({ name, value }) => `${plain(name)} ${value.toFixed(6)}`)
  return [
    {
      name: 'explanation',
      abstract: 'Why it stands where it stands: the terms add up to the sum',
      content: [
        explanation.sentence[lang],
        `intercept ${explanation.intercept.toFixed(6)}`,
        ...terms,
        `sum ${explanation.sum.toFixed(6)}`,
        `model ${explanation.model}`,
      ].join('\n'),
    },
    {
      name: 'legal frame',
      abstract: 'Why it may be held, and until when',
      content: `${lead.legal.basis}\n${lead.legal.purpose}\nuntil ${lead.legal.retainUntil}`,
    },
    ...(assessment
      ? [
          {
            name: 'assessment',
            abstract: 'What a person found',
            content: `${outcomeIn(assessment.outcome, lang)}, level ${assessment.level}`,
          },
        ]
      : []),
    ...(pseudonyms && lead.author !== undefined
      ? [
          {
            name: 'pseudonym',
            abstract: 'The keyed pseudonym of the author',
            content: `${lead.author.pseudonym} (key ${lead.author.keyId})`,
          },
        ]
      : []),
  ]
}
