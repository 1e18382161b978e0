import { z } from 'zod'

export const ExportFormat = z.enum(['pdf', 'docx', 'stix', 'misp'])
export type ExportFormat = z.infer<typeof ExportFormat>

export const ExportLanguage = z.enum(['nl', 'fr', 'en'])
export type ExportLanguage = z.infer<typeof ExportLanguage>

export interface ExportOptions {
  readonly lang: ExportLanguage
  /** Also the author's pseudonym and the addresses, which often name the author. */
  readonly pseudonyms: boolean
  /** When it is exported. */
  readonly at: Date
  /** A queue's name, or null where there is none. */
  readonly queueName: (queue: string) => Readonly<Record<ExportLanguage, string>> | null
}

export interface Exported {
  readonly bytes: Uint8Array
  readonly mime: string
  readonly extension: string
}
