import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type ExportOptions, exportCase } from './index.ts'
import { sampleCase } from './testing/sample-case.ts'
import { OWN_NAMESPACE, uuidV5 } from './uuid-v5.ts'

const options: ExportOptions = {
  lang: 'en',
  pseudonyms: true,
  at: new Date('2026-11-20T10:00:00.000Z'),
  queueName: () => null,
}
const jsonOf = async (format: 'stix' | 'misp', over = {}) => {
  const { bytes } = await exportCase(sampleCase(over), format, options)
  return JSON.parse(Buffer.from(bytes).toString())
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const idOf = (type: string) => z.string().regex(new RegExp(`^${type}--${UUID}$`, 'u'))
const Time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u)
const Refs = z.array(z.string()).min(1)

/** What STIX 2.1 (OASIS standard, 10 June 2021) requires of every domain object: section 3.2. */
const domain = <T extends string>(type: T) => ({
  type: z.literal(type),
  id: idOf(type),
  spec_version: z.literal('2.1'),
  created: Time,
  modified: Time,
  created_by_ref: idOf('identity').optional(),
  object_marking_refs: z.array(idOf('marking-definition')).min(1).optional(),
})
const observable = <T extends string>(type: T) => ({
  type: z.literal(type),
  id: idOf(type),
  spec_version: z.literal('2.1'),
  object_marking_refs: z.array(idOf('marking-definition')).min(1),
})
const Stix = z.discriminatedUnion('type', [
  z.strictObject({
    ...domain('report'),
    name: z.string().min(1),
    description: z.string(),
    report_types: z.array(z.literal('observed-data')),
    published: Time,
    lang: z.enum(['nl', 'fr', 'en']),
    labels: z.array(z.string().min(1)).min(1),
    confidence: z.int().min(0).max(100),
    object_refs: Refs,
  }),
  z.strictObject({
    ...domain('observed-data'),
    first_observed: Time,
    last_observed: Time,
    number_observed: z.int().min(1).max(999_999_999),
    object_refs: Refs,
  }),
  z.strictObject({
    ...domain('location'),
    name: z.string(),
    description: z.string(),
    country: z.string().regex(/^[A-Z]{2}$/u),
    city: z.string(),
    administrative_area: z.string().optional(),
  }),
  z.strictObject({ ...domain('note'), abstract: z.string(), content: z.string().min(1), object_refs: Refs }),
  z.strictObject({ ...domain('identity'), name: z.string(), identity_class: z.literal('system') }),
  z.strictObject({
    type: z.literal('marking-definition'),
    id: idOf('marking-definition'),
    spec_version: z.literal('2.1'),
    created: Time,
    name: z.string(),
    extensions: z.record(
      idOf('extension-definition'),
      z.strictObject({ extension_type: z.literal('property-extension'), tlp_2_0: z.string() }),
    ),
  }),
  z.strictObject({
    ...observable('artifact'),
    mime_type: z.literal('text/plain'),
    payload_bin: z.base64(),
    hashes: z.strictObject({ 'SHA-256': z.string().length(64) }),
  }),
  z.strictObject({ ...observable('url'), value: z.url() }),
])
const Bundle = z.strictObject({
  type: z.literal('bundle'),
  id: idOf('bundle'),
  objects: z.array(Stix).min(1),
})

test('a STIX bundle has what the standard requires of each object, and refers to nothing outside it', async () => {
  const { objects } = Bundle.parse(await jsonOf('stix'))
  const ids = objects.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const object of objects) {
    const refs = [
      ...('object_refs' in object ? object.object_refs : []),
      ...('object_marking_refs' in object ? (object.object_marking_refs ?? []) : []),
      ...('created_by_ref' in object && object.created_by_ref !== undefined ? [object.created_by_ref] : []),
    ]
    for (const ref of refs) expect(ids, `${object.id} refers to`).toContain(ref)
    if ('modified' in object) expect(object.modified >= object.created).toBe(true)
  }
  expect(objects.map(({ type }) => type).sort()).toEqual([
    'artifact',
    'identity',
    'location',
    'location',
    'marking-definition',
    'note',
    'note',
    'note',
    'note',
    'observed-data',
    'report',
    'url',
    'url',
  ])
  // Nobody is made an actor or an identity.
  expect(objects.filter(({ type }) => type === 'identity')).toMatchObject([{ name: 'Seinpost' }])
})

test('a STIX bundle says what the case says: when, how often, how sure, the sum, the text itself', async () => {
  const { objects } = Bundle.parse(await jsonOf('stix'))
  const [observed] = objects.filter((one) => one.type === 'observed-data')
  expect(observed).toMatchObject({
    first_observed: '2026-11-19T07:00:00.000Z',
    last_observed: '2026-11-19T08:00:00.000Z',
    number_observed: 2,
  })
  const [artifact] = objects.filter((one) => one.type === 'artifact')
  const text = Buffer.from(artifact?.payload_bin ?? '', 'base64')
  expect(text.toString()).toBe(sampleCase().lead.text)
  expect(createHash('sha256').update(text).digest('hex')).toBe(artifact?.hashes['SHA-256'])
  const notes = objects.filter((one) => one.type === 'note').map(({ content }) => content)
  expect(notes.join('\n')).toContain(
    'concept:call to violence 3.500000\ncontext:gaming -0.500000\nsum 1.000000',
  )
  expect(objects.find((one) => one.type === 'report')).toMatchObject({
    confidence: 80,
    labels: expect.arrayContaining(['severity:3', 'surface:4']),
  })
})

test('one case keeps its ids, whenever it is exported; another has others', async () => {
  const [first, again, other] = [
    await jsonOf('stix'),
    await jsonOf('stix'),
    await jsonOf('stix', { id: 'case-2' }),
  ]
  expect(again).toEqual(first)
  const reportOf = (bundle: z.infer<typeof Bundle>) =>
    bundle.objects.find(({ type }) => type === 'report')?.id
  expect(reportOf(other)).not.toBe(reportOf(first))
})

test('a version 5 UUID is as RFC 9562 gives it', () => {
  expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  )
  expect(OWN_NAMESPACE).toMatch(new RegExp(`^${UUID}$`, 'u'))
})

const Digits = z.string().regex(/^\d+$/u)
const MispUuid = z.string().regex(new RegExp(`^${UUID}$`, 'u'))

/** MISP core format: the members an importer reads, and the values it knows. */
const Misp = z.strictObject({
  Event: z.strictObject({
    uuid: MispUuid,
    info: z.string().min(1),
    date: z.iso.date(),
    timestamp: Digits,
    threat_level_id: z.enum(['1', '2', '3', '4']),
    analysis: z.enum(['0', '1', '2']),
    distribution: z.literal('0'),
    published: z.literal(false),
    Orgc: z.strictObject({ uuid: MispUuid, name: z.literal('Seinpost') }),
    Tag: z.array(z.strictObject({ name: z.string().min(1) })),
    Attribute: z.array(
      z.strictObject({
        uuid: MispUuid,
        type: z.enum(['text', 'comment', 'link', 'datetime']),
        category: z.enum(['External analysis', 'Internal reference', 'Other']),
        value: z.string().min(1),
        comment: z.string(),
        to_ids: z.literal(false),
        disable_correlation: z.boolean(),
        distribution: z.literal('5'),
        timestamp: Digits,
      }),
    ),
  }),
})

test('a MISP event has what the core format asks, is for the receiver alone, and is not for detection', async () => {
  const { Event } = Misp.parse(await jsonOf('misp'))
  expect(Event).toMatchObject({ threat_level_id: '2', analysis: '1', date: '2026-11-19' })
  expect(Event.Tag.map(({ name }) => name)).toEqual([
    'tlp:amber+strict',
    'seinpost:severity="3"',
    'seinpost:context="gaming"',
  ])
  expect(new Set(Event.Attribute.map(({ uuid }) => uuid)).size).toBe(Event.Attribute.length)
  expect(Event.Attribute.map(({ value }) => value)).toEqual(
    expect.arrayContaining([sampleCase().lead.text, 'Mechelen (BE 12025)', 'https://t.example/else/2']),
  )
  expect(Misp.parse(await jsonOf('misp', { status: 'closed', level: 4 })).Event).toMatchObject({
    threat_level_id: '1',
    analysis: '2',
  })
})
