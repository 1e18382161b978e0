import type { Case, LedgerCount, QueueEntry } from '@seinpost/schemas'

export type QueueList = readonly {
  readonly queue: string
  readonly open: number
  readonly unreleased: number
}[]

/** What a person reads of the cases, from a running program or straight from the store. */
export interface DeskReader {
  queues(): Promise<QueueList>
  queue(desk: string, page: { readonly limit: number }): Promise<readonly QueueEntry[]>
  /** @throws SeinpostError `not_found` */
  case(id: string): Promise<Case>
  ledger(): Promise<LedgerCount>
  close(): Promise<void>
}

/** What a person says about copies, and why. */
export type RegroupRequest = { readonly desk: string; readonly by: string; readonly note?: string } & (
  | { readonly kind: 'split'; readonly signalId: string }
  | { readonly kind: 'join'; readonly caseId: string }
)
