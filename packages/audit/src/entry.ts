import { createHash } from 'node:crypto'
import { z } from 'zod'

export const AuditActor = z.object({
  /** `system` is the program itself: what runs by the clock. */
  kind: z.enum(['person', 'service', 'local', 'system']),
  id: z.string(),
  name: z.string().nullable(),
})
export type AuditActor = z.infer<typeof AuditActor>

const Details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** What is asked to be written: ids and counts, never the text of a signal or the name of whom it concerns. */
export interface AuditAct {
  readonly at: Date
  readonly actor: AuditActor
  /** `noun.verb`, such as `case.view`. */
  readonly act: string
  /** The HTTP status it ended with; absent for what was not asked over HTTP. */
  readonly status?: number | undefined
  readonly desk?: string | undefined
  readonly caseId?: string | undefined
  readonly subject?: string | undefined
  readonly details?: Readonly<z.infer<typeof Details>> | undefined
}

/** An entry as it stands in the chain. */
export const AuditEntry = z.object({
  seq: z.int().positive(),
  at: z.iso.datetime(),
  actor: AuditActor,
  act: z.string(),
  status: z.int().optional(),
  desk: z.string().optional(),
  caseId: z.string().optional(),
  subject: z.string().optional(),
  details: Details.optional(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** The row before the first. */
export const GENESIS = '0'.repeat(64)

/** Text as PostgreSQL and every JSON reader hold it; what is hashed must come back as it went in. */
const kept = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')

/** JSON with sorted keys and without absent fields: one text for one value, whoever writes it. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(kept(value))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const fields = Object.entries(value)
    .filter(([, of]) => of !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, of]) => `${canonical(name)}:${canonical(of)}`)
  return `{${fields.join(',')}}`
}

/** The line of an act: what is stored and hashed. */
export const lineOf = ({ at, ...act }: AuditAct, seq: number): string =>
  canonical({ seq, at: at.toISOString(), ...act })

/** Chains a line to the one before it. */
export const chainHash = (previous: string, line: string): string =>
  createHash('sha256').update(previous).update(line).digest('hex')
