import { appendFile, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FolderSourceConfig, SignalInput } from '@seinpost/schemas'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readAll } from '../testing/read-all.ts'
import { COMMON, NOW } from '../testing/test-web.ts'
import { folderSource } from './folder-source.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seinpost-folder-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const OLD = new Date(NOW.getTime() - 60_000)
async function put(name: string, content: string | Uint8Array, at = OLD) {
  await writeFile(join(dir, name), content)
  await utimes(join(dir, name), at, at)
}
const sourceAt = (more: Partial<FolderSourceConfig> = {}) =>
  folderSource(
    { ...COMMON, kind: 'folder', path: '.', format: 'auto', ...more },
    { baseDir: dir, now: () => NOW },
  )
const line = (n: number) =>
  `${JSON.stringify({ source: { kind: 'public', adapter: 'file', platform: 'x', url: 'https://x.example/', externalId: `e${n}` }, publishedAt: '2026-11-20T10:00:00Z', text: `t${n}` })}\n`

describe('NDJSON', () => {
  test('each file once, and lines that are added later', async () => {
    await put('a.ndjson', line(1) + line(2))
    const first = await readAll(sourceAt())
    expect(first.texts).toEqual(['t1', 't2'])
    expect((await readAll(sourceAt(), first.cursor)).harvests).toEqual([])
    await appendFile(join(dir, 'a.ndjson'), line(3))
    await utimes(join(dir, 'a.ndjson'), NOW, new Date(NOW.getTime() - 10_000))
    expect((await readAll(sourceAt(), first.cursor)).texts).toEqual(['t3'])
  })

  test('a bad line is counted and named, the others are read', async () => {
    await put('a.ndjson', `${line(1)}{broken\n{"text":"x"}\n${line(2)}`)
    const read = await readAll(sourceAt())
    expect([read.texts, read.skipped]).toEqual([['t1', 't2'], { unreadable: 2 }])
    expect(read.remarks[0]).toBe('line 2 is no JSON')
  })

  test('a long file is handed in in pieces, and goes on where it broke off', async () => {
    await put('a.ndjson', Array.from({ length: 500 }, (_, at) => line(at)).join(''))
    const broken = await readAll(sourceAt(), null, ({ texts }) => texts.length >= 200)
    const rest = await readAll(sourceAt(), broken.cursor)
    expect([...broken.texts, ...rest.texts]).toEqual(Array.from({ length: 500 }, (_, at) => `t${at}`))
  })

  test('a file that is being written, hidden or linked to is left alone', async () => {
    await put('now.ndjson', line(1), NOW)
    await put('.hidden.ndjson', line(2))
    await put('half.ndjson.part', line(3))
    await mkdir(join(dir, 'map.ndjson'))
    await symlink('/etc/passwd', join(dir, 'link.ndjson'))
    expect((await readAll(sourceAt())).texts).toEqual([])
  })
})

describe('CSV', () => {
  const columns = { text: 'Bericht', date: 'Datum', id: 'Nr', author: 'Wie', postcode: 'Postcode' }
  const tables: [string, string | Uint8Array][] = [
    ['commas', 'Nr,Datum,Wie,Postcode,Bericht\n1,2026-11-20 10:00,jan,2800,"a, b"\n'],
    [
      'semicolons, as Excel in Belgium writes',
      'Nr;Datum;Wie;Postcode;Bericht\r\n1;2026-11-20 10:00;jan;2800;a, b\r\n',
    ],
    ['tabs', 'Nr\tDatum\tWie\tPostcode\tBericht\n1\t2026-11-20 10:00\tjan\t2800\ta, b\n'],
    ['a byte order mark', '\ufeffNr;Datum;Wie;Postcode;Bericht\n1;2026-11-20 10:00;jan;2800;a, b\n'],
    [
      'UTF-16',
      Buffer.from('\ufeffNr;Datum;Wie;Postcode;Bericht\n1;2026-11-20 10:00;jan;2800;a, b\n', 'utf16le'),
    ],
    [
      'a row that is too short and one without text',
      'Nr,Datum,Wie,Postcode,Bericht\n1,2026-11-20 10:00,jan,2800,"a, b"\n2\n3,,,,\n',
    ],
  ]
  for (const [name, content] of tables)
    test(name, async () => {
      await put('a.csv', content)
      const read = await readAll(sourceAt({ columns }))
      expect(read.items.map(({ input }) => input)).toMatchObject([
        {
          text: 'a, b',
          publishedAt: '2026-11-20T10:00:00.000Z',
          author: { handle: 'jan' },
          place: { postcode: '2800' },
          source: { externalId: 'folder:bron/1' },
        },
      ])
      for (const { input } of read.items) expect(SignalInput.safeParse(input).error).toBeUndefined()
    })

  test('a column that is missing is named', async () => {
    await put('a.csv', 'Nr,Tekst\n1,x\n')
    expect((await readAll(sourceAt({ columns }))).remarks).toEqual([
      'a.csv has no column Bericht, Datum, Wie, Postcode',
    ])
  })

  test('without columns the config says what to give', async () => {
    await put('a.csv', 'Nr,Tekst\n1,x\n')
    expect((await readAll(sourceAt())).remarks[0]).toMatch(/columns/u)
  })
})

describe('Telegram export', () => {
  const chat = (type: string) =>
    JSON.stringify({
      name: 'Kanaal',
      type,
      id: 42,
      messages: [
        { id: 1, type: 'service', date_unixtime: '1763632800', action: 'create_channel' },
        {
          id: 2,
          type: 'message',
          date_unixtime: '1763632800',
          from_id: 'channel42',
          text: ['hallo ', { type: 'bold', text: 'daar' }],
        },
        {
          id: 3,
          type: 'message',
          date_unixtime: '1763632801',
          from_id: 'channel42',
          text: 'x',
          forwarded_from: 'Ander',
        },
        { id: 4, type: 'message', date_unixtime: '1763632802', from_id: 'channel42', text: '' },
      ],
    })

  test('messages of a public channel', async () => {
    await put('result.json', chat('public_channel'))
    const read = await readAll(sourceAt())
    expect([read.texts, read.skipped]).toEqual([['hallo daar'], { unreadable: 1, repost: 1, empty: 1 }])
    expect(SignalInput.safeParse(read.items[0]?.input).error).toBeUndefined()
  })
  for (const type of ['private_group', 'private_supergroup', 'private_channel', 'personal_chat'])
    test(`nothing of a ${type}`, async () => {
      await put('result.json', chat(type))
      const read = await readAll(sourceAt())
      expect([read.texts, read.skipped]).toEqual([[], { not_public: 1 }])
    })
})

test("a platform's notice becomes its referral, without who complained", async () => {
  const notice = {
    noticeId: 'N-1',
    platform: 'videosite',
    submittedAt: '2026-11-20T09:00:00Z',
    contentUrl: 'https://video.example/1',
    content: 'iets ergs',
    category: 'threat_to_life',
    explanation: 'gemeld door gebruikers',
    notifier: { name: 'Jan' },
  }
  await put('notice-1.json', JSON.stringify([notice, { ...notice, content: undefined }]))
  const read = await readAll(sourceAt())
  expect(read.items[0]?.input).toMatchObject({
    source: { kind: 'platform', platform: 'videosite' },
    referral: { partner: 'videosite', sector: 'platform', concerns: ['threat_to_life'] },
  })
  expect(JSON.stringify(read.items)).not.toContain('Jan')
  expect(SignalInput.safeParse(read.items[0]?.input).error).toBeUndefined()
  expect(read.remarks[0]).toMatch(/notice-1\.json, notice 2: content/u)
})

test('an e-mail file is a referral by the partner of the folder', async () => {
  await put(
    'brief.eml',
    'From: An <an@school.example>\r\nSubject: Re: zorg\r\nMessage-ID: <1@x>\r\n\r\nHij zei het weer.\r\n-- \r\nAn, directie\r\n',
  )
  const partner = { name: 'Atheneum', sector: 'education' }
  const read = await readAll(sourceAt({ partner }))
  expect(read.items[0]?.input).toMatchObject({
    text: 'zorg\n\nHij zei het weer.',
    referral: { partner: 'Atheneum' },
  })
  expect(JSON.stringify(read.items)).not.toMatch(/directie|school\.example/u)
  expect(SignalInput.safeParse(read.items[0]?.input).error).toBeUndefined()
})

test('a folder that is not there is an error with a remedy', async () => {
  await expect(readAll(sourceAt({ path: 'nergens' }))).rejects.toMatchObject({
    code: 'source_unreachable',
    remedy: expect.any(String),
  })
})
