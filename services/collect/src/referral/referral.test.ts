import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { SignalInput } from '@seinpost/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOW } from '../testing/test-web.ts'
import { type Answers, answersToReferral } from './answers-to-referral.ts'
import { DEFAULT_QUESTION_SETS } from './default-question-sets.ts'
import { keepAttachments } from './keep-attachments.ts'
import { linkReferrals, type Referred } from './link-referrals.ts'
import { mailToReferral, ownWords } from './mail-to-referral.ts'
import { clamdScan } from './scan.ts'
import { stripMetadata } from './strip-metadata.ts'

const frame = { adapter: 'form:meldpunt', platform: 'meldpunt' }
const context = {
  partner: 'Atheneum',
  receipt: 'R-1',
  url: 'https://stad.example/melding/R-1',
  frame,
  now: NOW,
}
const education = DEFAULT_QUESTION_SETS[0]!

describe('answersToReferral', () => {
  test('fills a signal the gate takes', () => {
    const answers = {
      what: 'Hij zegt dat het zal knallen.',
      when: '2026-11-19',
      where: '2800',
      concerns: ['threat_intent'],
      protective: ['accepts_help'],
      context: 'CLB is op de hoogte.',
    }
    const read = answersToReferral(education, answers, context)
    if (read.kind !== 'referral') throw new Error('problems')
    expect(SignalInput.safeParse(read.input).error).toBeUndefined()
    expect(read.input).toMatchObject({
      publishedAt: '2026-11-19T00:00:00.000Z',
      place: { postcode: '2800' },
      referral: {
        partner: 'Atheneum',
        sector: 'education',
        concerns: ['threat_intent'],
        protective: ['accepts_help'],
        offlineContext: 'CLB is op de hoogte.',
      },
    })
  })

  const wrong: [string, Answers, string][] = [
    ['nothing filled in', {}, 'what missing'],
    ['blank', { what: '  ' }, 'what missing'],
    ['not text', { what: 5 }, 'what not_text'],
    ['too long', { what: 'a'.repeat(15_001) }, 'what too_long'],
    ['a date that is none', { what: 'x', when: 'gisteren' }, 'when not_a_date'],
    ['a date that lies ahead', { what: 'x', when: '2030-01-01' }, 'when in_the_future'],
    ['a postcode that is none', { what: 'x', where: 'bij ons' }, 'where not_a_postcode'],
    ['a choice that is none', { what: 'x', concerns: ['anders'] }, 'concerns not_an_option'],
    ['a question nobody asked', { what: 'x', naam: 'Jan' }, 'naam unknown_question'],
  ]
  for (const [name, answers, want] of wrong)
    test(name, () => {
      const read = answersToReferral(education, answers, context)
      expect(
        read.kind === 'problems' && read.problems.map(({ question, problem }) => `${question} ${problem}`),
      ).toEqual([want])
    })

  test('every sector has questions in three languages and says what is not needed', () => {
    expect(DEFAULT_QUESTION_SETS.map(({ sector }) => sector)).toEqual([
      'education',
      'youth',
      'welfare',
      'police',
      'citizen',
    ])
  })

  test('no answers make it throw, and what it makes passes the schema', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('what', 'when', 'where', 'concerns', 'context'), fc.anything()),
        (answers) => {
          const read = answersToReferral(education, answers, context)
          if (read.kind === 'referral') expect(SignalInput.safeParse(read.input).error).toBeUndefined()
        },
      ),
    )
  })
})

describe('mailToReferral', () => {
  const read = (source: string) =>
    mailToReferral(Buffer.from(source), {
      frame,
      partnerOf: (from) => (from === 'an@school.example' ? { name: 'Atheneum', sector: 'education' } : null),
      receivedAt: NOW,
    })

  test('HTML, encoded words and an attachment', async () => {
    const mail = await read(
      'From: An <AN@school.example>\r\nSubject: =?utf-8?Q?Zorg_=C3=A9=C3=A9n?=\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Hij zei <b>het</b>.</p><script>x()</script>\r\n--b\r\nContent-Type: image/png; name=a.png\r\nContent-Disposition: attachment; filename=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n',
    )
    if (mail.kind !== 'referral') throw new Error(mail.why)
    expect(mail.input.text).toBe('Zorg één\n\nHij zei het.')
    expect(mail.attachments.map(({ name, type, bytes }) => [name, type, bytes.length])).toEqual([
      ['a.png', 'image/png', 8],
    ])
    expect(SignalInput.safeParse(mail.input).error).toBeUndefined()
  })

  const refused: [string, string, string][] = [
    ['an unknown sender', 'From: x@y.example\r\n\r\nhallo', 'unknown_sender'],
    ['no words', 'From: an@school.example\r\n\r\n\r\n', 'empty'],
  ]
  for (const [name, source, why] of refused)
    test(`${name} is refused`, async () => expect(await read(source)).toEqual({ kind: 'refused', why }))

  const words: [string, string, string][] = [
    ['a signature', 'tekst\n-- \nAn', 'tekst'],
    ['a quoted mail', 'tekst\n\nOp vr 20 nov 2026 om 10:00 schreef Jan <jan@x.example>:\n> oud', 'tekst'],
    ['quoted lines between', 'een\n> oud\ntwee', 'een\ntwee'],
    ['nothing to leave out', 'een\ntwee', 'een\ntwee'],
  ]
  for (const [name, text, want] of words)
    test(`leaves out ${name}`, () => expect(ownWords(text).body).toBe(want))

  test('no bytes make it throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        async (bytes) => void (await read(Buffer.from(bytes).toString('latin1'))),
      ),
      { numRuns: 50 },
    )
  })
})

const segment = (marker: number, body: string) =>
  Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), Buffer.from(body, 'latin1')])
const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, 'JFIF\0'),
  segment(0xe1, 'Exif\0\0GPS 51.02 4.48'),
  segment(0xfe, 'owner Jan'),
  segment(0xdb, 'tables'),
  segment(0xda, 'scan'),
  Buffer.from([1, 2, 0xff, 0x00, 3, 0xff, 0xd9]),
  Buffer.from('second picture with GPS'),
])
const chunk = (type: string, body: string) => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length)
  return Buffer.concat([size, Buffer.from(`${type}${body}crc!`, 'latin1')])
}
const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
  chunk('IHDR', 'head'),
  chunk('tEXt', 'Author Jan'),
  chunk('eXIf', 'GPS'),
  chunk('IDAT', 'data'),
  chunk('IEND', ''),
])

describe('stripMetadata', () => {
  const pictures: [string, Buffer, RegExp][] = [
    ['JPEG', JPEG, /JFIF\0.*tables.*scan/su],
    ['PNG', PNG, /IHDRhead.*IDATdata.*IEND/su],
  ]
  for (const [name, bytes, kept] of pictures)
    test(`${name} loses place, owner and what is hidden behind it`, () => {
      const stripped = stripMetadata(bytes, 'image/x')
      const text = stripped.kind === 'stripped' ? Buffer.from(stripped.bytes).toString('latin1') : ''
      expect(text).toMatch(kept)
      expect(text).not.toMatch(/GPS|Jan/u)
    })
  const withheld: [string, Buffer, string][] = [
    ['a PDF', Buffer.from('%PDF-1.7'), 'unknown_kind'],
    ['a JPEG that is cut off', JPEG.subarray(0, 20), 'damaged'],
    ['a PNG that is cut off', PNG.subarray(0, 30), 'damaged'],
  ]
  for (const [name, bytes, why] of withheld)
    test(`${name} is withheld`, () =>
      expect(stripMetadata(bytes, 'application/x')).toEqual({ kind: 'withheld', why }))
  test('no bytes make it throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(JPEG, PNG),
        fc.uint8Array({ maxLength: 50 }),
        fc.nat(60),
        (picture, noise, at) => {
          const bytes = Buffer.from(picture)
          Buffer.from(noise).copy(bytes, at)
          stripMetadata(bytes, 'image/x')
        },
      ),
    )
  })
})

describe('the virus scan', () => {
  async function clamd(verdict: (bytes: Buffer) => string) {
    const server = createServer((socket) => {
      const received: Buffer[] = []
      socket.on('data', (part) => {
        received.push(part)
        const all = Buffer.concat(received)
        if (all.subarray(-4).equals(Buffer.alloc(4))) socket.end(`${verdict(all)}\0`)
      })
      socket.on('error', () => socket.destroy())
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo // A TCP server's address is one.
    return { scan: clamdScan({ host: '127.0.0.1', port }), close: () => server.close() }
  }

  test('keeps what is clean, leaves out what is not, and what nobody scanned', async () => {
    const { scan, close } = await clamd((bytes) =>
      bytes.includes('virus') ? 'stream: Eicar FOUND' : 'stream: OK',
    )
    const files = [
      { name: 'a.png', type: 'image/png', bytes: PNG },
      { name: 'b.txt', type: 'text/plain', bytes: Buffer.from('virus') },
      { name: 'c.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') },
    ]
    expect((await keepAttachments(files, scan)).map(({ state }) => state)).toEqual([
      'kept',
      'infected',
      'unknown_kind',
    ])
    expect((await keepAttachments(files, undefined)).map(({ state, base64 }) => [state, base64])).toEqual([
      ['not_scanned', undefined],
      ['not_scanned', undefined],
      ['not_scanned', undefined],
    ])
    close()
  })

  test('that is down leaves the attachment out and the referral in', async () => {
    const { scan, close } = await clamd(() => 'stream: OK')
    close()
    expect(
      (await keepAttachments([{ name: 'a.png', type: 'image/png', bytes: PNG }], scan)).map(
        ({ state }) => state,
      ),
    ).toEqual(['not_scanned'])
  })
})

describe('linkReferrals', () => {
  const told = (id: string, partner: string, text: string, more: Partial<Referred> = {}): Referred => ({
    id,
    text,
    publishedAt: '2026-11-18T10:00:00Z',
    referral: { partner, sector: 'youth', concerns: [], protective: [] },
    ...more,
  })
  const school = told(
    '1',
    'School',
    'Leerling uit het vijfde jaar dreigt online met aanslag op moskee vrijdag',
    { place: { postcode: '2800', role: 'mention' } },
  )
  const club = told(
    '2',
    'Jeugdhuis',
    'Jongere dreigt online met een aanslag op de moskee, vrijdag zou het gebeuren',
    { publishedAt: '2026-11-19T10:00:00Z' },
  )
  const cases: [string, Referred, boolean][] = [
    ['two partners about one event', club, true],
    ['too far apart', { ...club, publishedAt: '2026-11-30T10:00:00Z' }, false],
    ['another place', { ...club, place: { postcode: '9000', role: 'mention' } }, false],
    [
      'other words',
      told('2', 'Jeugdhuis', 'Ruzie over geluid van brommers aan het voetbalveld in de wijk'),
      false,
    ],
  ]
  for (const [name, other, want] of cases)
    test(name, () => expect(linkReferrals([other, school])).toHaveLength(want ? 1 : 0))
})
