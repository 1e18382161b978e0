import type { Case } from '@seinpost/schemas'

/** What a desk's own system is told of a case: enough to know that it must look, not the text itself. */
export interface CaseNotice {
  readonly type: 'case.released'
  readonly timestamp: string
  readonly data: {
    readonly caseId: string
    readonly version: number
    readonly queue: string
    readonly level: number
    readonly priority: number
    readonly reason: Case['score']['explanation']['sentence']
    readonly places: readonly { readonly name: string; readonly code: string; readonly role: string }[]
    readonly copies: number
    readonly handling: string
    readonly openedAt: string
  }
}

/** The notice of a case for one of its queues. Text and author stay here until somebody with access asks for them. */
export function caseNotice(told: Case, queue: string, at: Date): CaseNotice {
  return {
    type: 'case.released',
    timestamp: at.toISOString(),
    data: {
      caseId: told.id,
      version: told.version,
      queue,
      level: told.level,
      priority: told.priority,
      reason: told.score.explanation.sentence,
      places: told.places
        .filter(({ confidence }) => confidence >= 0.5)
        .map(({ name, nis, code, role }) => ({ name, code: nis ?? code ?? '', role })),
      copies: told.members.length,
      handling: told.lead.legal.handling,
      openedAt: told.openedAt,
    },
  }
}
