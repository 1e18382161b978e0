import PDFDocument from 'pdfkit'
import type { Block, Report } from './case-report.ts'
import { FONTS } from './fonts.ts'
import { TLP_COLOURS } from './tlp.ts'

const MARGIN = 56
const SIZE = { title: 16, heading: 11.5, text: 9.5, small: 8 }
const GREY = '#555555'

type Doc = PDFKit.PDFDocument

/** The report as PDF: A4, fonts embedded, the handling code at the head and foot of each page. */
export async function drawPdf(report: Report): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 84, bottom: 64, left: MARGIN, right: MARGIN },
    bufferPages: true,
    font: FONTS.plain,
    lang: report.lang,
    displayTitle: true,
    info: { Title: report.title, Producer: 'Seinpost', Creator: 'Seinpost', CreationDate: report.at },
  })
  doc.registerFont('plain', FONTS.plain)
  doc.registerFont('bold', FONTS.bold)
  const bytes = collect(doc)
  doc.font('bold').fontSize(SIZE.title).text(shown(doc, report.title)).moveDown(0.5)
  for (const block of report.blocks) drawBlock(doc, block)
  drawEdges(doc, report)
  doc.end()
  return await bytes
}

function collect(doc: Doc): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

function drawBlock(doc: Doc, block: Block): void {
  const plain = () => doc.font('plain').fontSize(SIZE.text).fillColor('black')
  switch (block.kind) {
    case 'heading':
      doc.moveDown(0.6)
      // A heading alone at the foot of a page says nothing.
      if (doc.y > doc.page.height - 130) doc.addPage()
      doc
        .font('bold')
        .fontSize(SIZE.heading)
        .fillColor('black')
        .text(shown(doc, block.text), MARGIN)
        .moveDown(0.3)
      return
    case 'text':
      plain().text(shown(doc, block.text), MARGIN).moveDown(0.4)
      return
    case 'quote':
      plain()
        .text(shown(doc, block.text), MARGIN + 12, doc.y, { width: contentWidth(doc) - 24 })
        .moveDown(0.4)
      return
    case 'facts':
      drawRows(doc, { rows: block.rows, shares: [2, 5], boldFirst: true })
      return
    case 'table':
      drawRows(doc, { rows: [block.head], shares: block.shares, isHead: true })
      drawRows(doc, { rows: block.rows, shares: block.shares })
      return
  }
}

interface Rows {
  readonly rows: readonly (readonly string[])[]
  readonly shares: readonly number[]
  readonly isHead?: boolean
  readonly boldFirst?: boolean
}

const GAP = 8

function drawRows(doc: Doc, { rows, shares, isHead = false, boldFirst = false }: Rows): void {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => (contentWidth(doc) * share) / whole - GAP)
  const fontOf = (column: number) => (isHead || (boldFirst && column === 0) ? 'bold' : 'plain')
  doc.fontSize(SIZE.text - 0.5)
  for (const row of rows) {
    const cells = row.map((cell, column) => shown(doc.font(fontOf(column)), cell))
    const height = Math.max(
      ...cells.map((cell, column) =>
        doc.font(fontOf(column)).heightOfString(cell, { width: widths[column] ?? 0 }),
      ),
    )
    const room = doc.page.height - doc.page.margins.bottom
    // A row that is longer than a page flows over it; any other goes whole onto the next.
    if (doc.y + height > room && height < room - doc.page.margins.top) doc.addPage()
    const top = doc.y
    let left = MARGIN
    let bottom = top
    for (const [column, cell] of cells.entries()) {
      const width = widths[column] ?? 0
      doc
        .font(fontOf(column))
        .fillColor(isHead ? GREY : 'black')
        .text(cell, left, top, { width })
      bottom = Math.max(bottom, doc.y)
      left += width + GAP
    }
    doc.y = bottom + 2.5
  }
  doc.x = MARGIN
  if (!isHead) doc.moveDown(0.5)
}

const contentWidth = (doc: Doc): number => doc.page.width - 2 * MARGIN

/** Head and foot are written last, when the number of pages is known. */
function drawEdges(doc: Doc, report: Report): void {
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page)
    // Below the margin text would begin a new page.
    doc.page.margins.bottom = 0
    const foot = doc.page.height - 44
    drawLabel(doc, report.handling, 36)
    drawLabel(doc, report.handling, foot - 4)
    doc
      .font('plain')
      .fontSize(SIZE.small)
      .fillColor(GREY)
      .text(shown(doc, report.footer), MARGIN, foot, { lineBreak: false })
    doc.text(`${report.page} ${page + 1} ${report.of} ${count}`, MARGIN, foot + 11, { lineBreak: false })
  }
}

/** As the TLP standard asks: the label at the right, in its colour on black. */
function drawLabel(doc: Doc, handling: Report['handling'], top: number): void {
  doc.font('bold').fontSize(12)
  const width = doc.widthOfString(handling) + 16
  const left = doc.page.width - MARGIN - width
  doc.rect(left, top, width, 20).fill('black')
  doc.fillColor(TLP_COLOURS[handling]).text(handling, left + 8, top + 4, { lineBreak: false })
}

/** Signs the font does not have, such as emoji, as their code: an empty box would hide what was said. */
function shown(doc: Doc, text: string): string {
  const { font } = fontOf(doc)
  let out = ''
  for (const sign of text.replaceAll('\t', ' ').replaceAll('\r', '')) {
    const code = sign.codePointAt(0) ?? 0
    const known = code === 0x0a || font.hasGlyphForCodePoint(code)
    out += known ? sign : isSilent(code) ? '' : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
  }
  return out
}

/** Variation selectors and joiners show nothing by themselves. */
const isSilent = (code: number): boolean =>
  (code >= 0xfe00 && code <= 0xfe0f) || code === 0x200d || code === 0x200b

interface CurrentFont {
  readonly font: { hasGlyphForCodePoint(code: number): boolean }
}

function fontOf(doc: Doc): CurrentFont {
  // pdfkit keeps the font that `font()` chose in `_font` and its fontkit font in `font`; its types leave both out.
  return Reflect.get(doc, '_font') as CurrentFont
}
