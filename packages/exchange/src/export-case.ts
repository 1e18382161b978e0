import type { Case } from '@seinpost/schemas'
import { caseReport } from './case-report.ts'
import type { Exported, ExportFormat, ExportOptions } from './exported.ts'
import { mispEvent } from './misp.ts'
import { stixBundle } from './stix.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

/** The case as others read it. What draws documents is loaded when one is asked for. */
export async function exportCase(of: Case, format: ExportFormat, options: ExportOptions): Promise<Exported> {
  switch (format) {
    case 'pdf': {
      const { drawPdf } = await import('./draw-pdf.ts')
      return { bytes: await drawPdf(caseReport(of, options)), mime: 'application/pdf', extension: 'pdf' }
    }
    case 'docx': {
      const { drawDocx } = await import('./draw-docx.ts')
      return { bytes: await drawDocx(caseReport(of, options)), mime: DOCX, extension: 'docx' }
    }
    case 'stix':
      return {
        bytes: json(stixBundle(of, options)),
        mime: 'application/stix+json;version=2.1',
        extension: 'stix.json',
      }
    case 'misp':
      return { bytes: json(mispEvent(of, options)), mime: 'application/json', extension: 'misp.json' }
  }
}
