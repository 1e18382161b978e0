import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Report } from './case-report.ts'
import { TLP_COLOURS } from './tlp.ts'

const FONT = 'DejaVu Sans'
const LOCALES = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' } as const

/** The report as a Word document, the handling code at the head and foot of each page. */
export async function drawDocx(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: report.title,
    creator: 'Seinpost',
    lastModifiedBy: 'Seinpost',
    styles: {
      default: { document: { run: { font: FONT, size: 19, language: { value: LOCALES[report.lang] } } } },
    },
    sections: [
      {
        headers: { default: new Header({ children: [label(report.handling)] }) },
        footers: { default: new Footer({ children: [label(report.handling), foot(report)] }) },
        children: [
          new Paragraph({ text: safe(report.title), heading: HeadingLevel.TITLE }),
          ...report.blocks.flatMap(drawn),
        ],
      },
    ],
  })
  return await Packer.toBuffer(document)
}

function label(handling: Report['handling']): Paragraph {
  const shading = { type: ShadingType.CLEAR, fill: '000000', color: 'auto' }
  const colour = TLP_COLOURS[handling].slice(1)
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ text: ` ${handling} `, bold: true, size: 24, color: colour, shading })],
  })
}

const foot = ({ footer, page, of }: Report): Paragraph =>
  new Paragraph({
    children: [
      new TextRun({
        size: 16,
        color: '555555',
        children: [safe(footer), ` · ${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
      }),
    ],
  })

function drawn(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: safe(block.text), heading: HeadingLevel.HEADING_2, keepNext: true })]
    case 'text':
      return [new Paragraph({ children: lines(block.text) })]
    case 'quote':
      return [new Paragraph({ children: lines(block.text), indent: { left: 400, right: 400 } })]
    case 'facts':
      return [table(block.rows, [2, 5]), new Paragraph('')]
    case 'table':
      return [table([block.head, ...block.rows], block.shares, true), new Paragraph('')]
  }
}

function table(rows: readonly (readonly string[])[], shares: readonly number[], hasHead = false): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row, index) =>
        new TableRow({
          tableHeader: hasHead && index === 0,
          cantSplit: true,
          children: row.map(
            (cell, column) =>
              new TableCell({
                width: {
                  size: Math.round((100 * (shares[column] ?? 1)) / whole),
                  type: WidthType.PERCENTAGE,
                },
                children: [new Paragraph({ children: lines(cell, hasHead && index === 0) })],
              }),
          ),
        }),
    ),
  })
}

const lines = (text: string, bold = false): TextRun[] =>
  safe(text)
    .split('\n')
    .map((line, index) => new TextRun({ text: line, bold, ...(index > 0 && { break: 1 }) }))

/** XML holds no control characters and no half surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu
const safe = (text: string): string => text.toWellFormed().replaceAll('\r', '').replaceAll(CONTROL, '\ufffd')
