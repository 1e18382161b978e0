import { inflateRawSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { type ExportLanguage, type ExportOptions, exportCase } from './index.ts'
import { sampleCase } from './testing/sample-case.ts'

const options: ExportOptions = {
  lang: 'nl',
  pseudonyms: false,
  at: new Date('2026-11-20T10:00:00Z'),
  queueName: (queue) =>
    queue === 'municipality-12025'
      ? { nl: 'Stad Mechelen', fr: 'Ville de Malines', en: 'City of Mechelen' }
      : null,
}

/** The text of each page, as a reader of the file finds it. */
async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(
      items
        .map((item: object) => ('str' in item ? item.str : ''))
        .join(' ')
        .replaceAll(/\s+/gu, ' '),
    )
  }
  return pages
}

/** One file of a zip, found by its local header. */
function fileOf(zip: Uint8Array, name: string): string {
  const bytes = Buffer.from(zip)
  const directory = bytes.lastIndexOf(Buffer.from(name)) - 46
  const start = bytes.readUInt32LE(directory + 42)
  const size = bytes.readUInt32LE(directory + 20)
  const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
  const packed = bytes.subarray(from, from + size)
  return (bytes.readUInt16LE(directory + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
}

const says: [ExportLanguage, string[]][] = [
  [
    'nl',
    [
      'Casus case-0123456789abcdef',
      'omdat het oproept tot daden',
      'Stad Mechelen',
      'doorverwijzen',
      'De som',
    ],
  ],
  [
    'fr',
    ['Cas case-0123456789abcdef', 'appelle à l’action', 'Ville de Malines', 'à transmettre', 'Le calcul'],
  ],
  [
    'en',
    ['Case case-0123456789abcdef', 'because it calls to action', 'City of Mechelen', 'refer', 'The sum'],
  ],
]
for (const [lang, words] of says) {
  test(`a PDF in ${lang} tells the case, its sums, places, recipients and history`, async () => {
    const { bytes, mime } = await exportCase(sampleCase(), 'pdf', { ...options, lang })
    expect(mime).toBe('application/pdf')
    const text = (await pagesOf(bytes)).join(' ')
    for (const word of [
      ...words,
      'Iedereen weet wat er moet gebeuren [U+1F525] — ça suffit, Ελληνικά',
      '+3.500',
      '+1.000',
      'Baarle-Nassau',
      'An Peeters',
      'Police Function Act art. 14',
    ])
      expect(text).toContain(word)
  })

  test(`a DOCX in ${lang} tells the same`, async () => {
    const { bytes } = await exportCase(sampleCase(), 'docx', { ...options, lang })
    const xml = fileOf(bytes, 'word/document.xml').replaceAll(/<[^>]+>/gu, '')
    for (const word of [...words, '🔥', '+3.500', 'Baarle-Nassau', 'An Peeters']) expect(xml).toContain(word)
  })
}

test('each page of a long PDF has the handling code at its head and foot, and its number', async () => {
  const text = Array.from({ length: 400 }, (_, line) => `Regel ${line} van wat er stond.`).join('\n')
  const long = sampleCase()
  const { bytes } = await exportCase({ ...long, lead: { ...long.lead, text } }, 'pdf', options)
  const pages = await pagesOf(bytes)
  expect(pages.length).toBeGreaterThan(6)
  for (const [index, page] of pages.entries()) {
    expect(page.match(/TLP:AMBER\+STRICT/gu), `page ${index + 1}`).toHaveLength(2)
    expect(page).toContain(`bladzijde ${index + 1} van ${pages.length}`)
  }
  for (const line of [0, 200, 399]) expect(pages.join(' ')).toContain(`Regel ${line} van`)
})

test('the handling code stands at the head and foot of a DOCX', async () => {
  const { bytes } = await exportCase(sampleCase(), 'docx', options)
  expect(fileOf(bytes, 'word/header1.xml')).toContain('TLP:AMBER+STRICT')
  expect(fileOf(bytes, 'word/footer1.xml')).toContain('TLP:AMBER+STRICT')
})

test('pseudonyms and addresses are left out unless they are asked for, in every format', async () => {
  const read = {
    pdf: async (bytes: Uint8Array) => (await pagesOf(bytes)).join(' ').replaceAll(' ', ''),
    docx: async (bytes: Uint8Array) => fileOf(bytes, 'word/document.xml'),
    stix: async (bytes: Uint8Array) => Buffer.from(bytes).toString(),
    misp: async (bytes: Uint8Array) => Buffer.from(bytes).toString(),
  }
  for (const format of ['pdf', 'docx', 'stix', 'misp'] as const) {
    const without = await read[format]((await exportCase(sampleCase(), format, options)).bytes)
    const asked = { ...options, pseudonyms: true }
    const whole = await read[format]((await exportCase(sampleCase(), format, asked)).bytes)
    for (const word of ['pseudonym-of-somebody', '@somebody', 't.example']) {
      expect(without, format).not.toContain(word)
      expect(whole, format).toContain(word)
    }
  }
})

test('a case of which little is shared is still a document', async () => {
  const bare = sampleCase({ places: [], recipients: [], members: [], assessment: null, history: [] })
  const { bytes } = await exportCase(bare, 'pdf', options)
  expect((await pagesOf(bytes)).join(' ')).toContain('Plaatsen geen')
})
