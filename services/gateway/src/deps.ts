import type { IncomingHttpHeaders } from 'node:http'
import type { RegroupActor } from '@seinpost/casework'
import type { Actor, Case, LedgerCount, Permission, Refusal } from '@seinpost/schemas'
import type { CaseChanges, CaseReader, CaseStore } from '@seinpost/store'
import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'

/** One input as it stood in a request or on a line: parsed, or already refused at the border (no JSON, too long). */
export type AcceptInput =
  | {
      readonly line?: number
      readonly value: unknown
      /** Why a source of the config is read, in place of what holds for its kind; never from a request. */
      readonly frame?: { readonly basis: string; readonly purpose: string }
    }
  | { readonly line?: number; readonly refusal: Refusal }

export type AcceptResult =
  | { readonly kind: 'accepted'; readonly id: string }
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Answers in the order of `inputs`; everything it answers is durable when it resolves. Border refusals are counted. */
export type Accept = (inputs: readonly AcceptInput[]) => Promise<readonly AcceptResult[]>

/** The part of the case store that people at a desk read and work on. */
export type DeskCases = Pick<CaseStore, 'queues' | 'queue' | 'case' | 'work' | 'takeNext' | 'lapsed'> & {
  /** Reads as one desk: whatever is asked, only what it received. */
  forDesk(desk: string): DeskReading
}

/** What is read of cases. */
export type DeskReading = Pick<CaseReader, 'queues' | 'queue' | 'case'>

/** What a desk is called, in the languages of the console. */
export interface QueueName {
  readonly nl: string
  readonly fr: string
  readonly en: string
}

export interface PartReadiness {
  readonly part: string
  readonly ok: boolean
  /** What is wrong, without content; shown to whoever asks. */
  readonly detail?: string
}

export interface GatewayLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** A case as a file for others. */
export type DrawCase = (
  of: Case,
  asked: {
    readonly format: 'pdf' | 'docx' | 'stix' | 'misp'
    readonly lang: 'nl' | 'fr' | 'en'
    readonly pseudonyms: boolean
  },
) => Promise<{ readonly bytes: Uint8Array; readonly mime: string; readonly extension: string }>

/** What a person may say about copies; throws `not_found` and `usage` with the reason. */
export interface Regroup {
  /** The signal is no copy of the others of its case. */
  split(caseId: string, signalId: string, actor: RegroupActor): Promise<{ caseId: string }>
  /** Two cases are one thing. */
  join(caseId: string, otherId: string, actor: RegroupActor): Promise<{ caseId: string }>
}

/** Knows who makes a request, from its cookie or its bearer token. */
export interface Access {
  /**
   * Null when nobody is signed in. Throws `unauthenticated` for a session or token that is no longer good. Asked
   * `quietly` it does not count as use.
   */
  actorOf(
    headers: IncomingHttpHeaders,
    to?: { readonly quietly?: boolean | undefined },
  ): Promise<Actor | null>
  /** What whoever is not signed in may do all the same. */
  readonly anybodyMay: readonly Permission[]
  /** What one actor may ask in a minute; handing signals in is not counted. */
  readonly requestsPerMinute: number
  /** Takes one use of a referral link, or gives it back; false when none is left. */
  spendLink(actor: Actor, count: 1 | -1): Promise<boolean>
}

/** One view or act, as the audit keeps it. Holds ids and counts, never text. */
export interface AuditRecord {
  readonly at: Date
  readonly actor: Actor
  /** Such as `case.view` or `config.apply`. */
  readonly act: string
  /** The HTTP status it ended with: refused attempts are kept too. */
  readonly status: number
  readonly desk?: string | undefined
  readonly caseId?: string | undefined
  /** What else it was about, such as a handover's id. */
  readonly subject?: string | undefined
  readonly details?: Readonly<Record<string, string | number | boolean | null>> | undefined
}

/** Routes of one part of the program; they are described, guarded and audited like the others. */
export type RouteArea = (app: FastifyInstance) => void

/** Everything the gateway needs of the world. */
export interface GatewayDeps {
  readonly accept: Accept
  readonly cases: DeskCases
  readonly changes: CaseChanges
  /** The name of a queue such as `municipality-12025`, or null; without it the console shows the code. */
  readonly queueName?: (queue: string) => QueueName | null
  /** Draws a case as a file; absent where none are exported. */
  readonly draw?: DrawCase | undefined
  /** Absent where nobody may split and join. */
  readonly regroup?: Regroup
  readonly ledger: () => Promise<LedgerCount>
  readonly ready: () => Promise<readonly PartReadiness[]>
  readonly metrics: Registry
  readonly log: GatewayLog
  /** Absent where the config asks for no accounts: everybody is whoever sits at the machine. */
  readonly access?: Access | undefined
  /** Writes one entry; a request whose entry cannot be written fails. */
  readonly audit?: ((record: AuditRecord) => Promise<void>) | undefined
  readonly now: () => Date
  /** Distinguishes this run of the process, so that a client that reconnects knows whether it missed something. */
  readonly runId: string
  readonly version: string
  readonly areas?: readonly RouteArea[] | undefined
}
