import type {
  CaseMember,
  CaseStatus,
  Concept,
  Context,
  HistoryAct,
  HoldReason,
  Level,
  Outcome,
  PlaceRole,
  PriorityTerm,
  RecipientRole,
  SourceKind,
  ThreadMessage,
} from '@seinpost/schemas'
import type { z } from 'zod'
import type { Move } from '../work/moves.ts'

type Count = (count: number) => string

/** Every string of the console. A dictionary that lacks one does not pass the type check. */
export interface Messages {
  readonly language: string
  readonly levels: Readonly<Record<Level, string>>
  readonly nextStep: Readonly<Record<Level, string>>
  /** The next step when someone asks for help, whatever the level. */
  readonly help: string
  readonly answerReferrer: string
  readonly contexts: Readonly<Record<Context, string>>
  readonly concepts: Readonly<Record<Concept, string>>
  readonly placeRoles: Readonly<Record<PlaceRole, string>>
  readonly recipientRoles: Readonly<Record<z.infer<typeof RecipientRole>, string>>
  readonly statuses: Readonly<Record<CaseStatus, string>>
  readonly sourceKinds: Readonly<Record<SourceKind, string>>
  readonly holdReasons: Readonly<Record<z.infer<typeof HoldReason>, string>>
  readonly priorityTerms: Readonly<Record<PriorityTerm['name'], string>>
  readonly memberKinds: Readonly<Record<CaseMember['kind'], string>>
  readonly threadRoles: Readonly<Record<ThreadMessage['role'], string>>
  readonly desk: {
    readonly label: string
    readonly analyst: string
    readonly supraLocal: string
    readonly help: string
    readonly municipality: (code: string) => string
    readonly zone: (code: string) => string
    readonly district: (code: string) => string
    readonly groups: Readonly<Record<'desks' | 'municipalities' | 'zones' | 'districts', string>>
  }
  readonly live: Readonly<Record<'on' | 'connecting' | 'off', string>>
  readonly offline: string
  readonly retry: string
  readonly loading: string
  readonly keys: Readonly<
    Record<
      'button' | 'title' | 'next' | 'previous' | 'open' | 'back' | 'reveal' | 'desk' | 'help' | 'close',
      string
    >
  >
  readonly switchLanguage: string
  readonly skip: string
  readonly blurSetting: string
  readonly queue: Readonly<
    Record<
      | 'title'
      | 'view'
      | 'waiting'
      | 'handled'
      | 'empty'
      | 'none'
      | 'noPlace'
      | 'unreleased'
      | 'updated'
      | 'hidden'
      | 'priority'
      | 'late'
      | 'pick',
      string
    >
  > & { readonly cases: Count; readonly copies: Count; readonly dueIn: (span: string) => string }
  readonly case: Readonly<Record<CaseString, string>> & {
    readonly points: Count
    readonly smallTerms: Count
    readonly sources: Count
  }
  readonly work: Readonly<
    Record<
      | 'whoAreYou'
      | 'goOn'
      | 'next'
      | 'noneLeft'
      | 'heldBy'
      | 'until'
      | 'mine'
      | 'cancel'
      | 'confirm'
      | 'outcome'
      | 'level'
      | 'context'
      | 'note'
      | 'why'
      | 'releaseTo'
      | 'split'
      | 'join'
      | 'history',
      string
    >
  > & {
    readonly moves: Readonly<Record<Move, string>>
    readonly acts: Readonly<Record<HistoryAct, string>>
    readonly outcomes: Readonly<Record<Outcome, { readonly name: string; readonly hint: string }>>
    readonly refusals: Readonly<Record<'stale' | 'held' | 'not_held' | 'not_received' | 'illegal', string>>
  }
  readonly terms: Readonly<Record<'venue' | 'thread' | 'referral' | 'text' | 'combination', string>>
  readonly invisible: string
  readonly age: { readonly now: string; readonly minutes: Count; readonly hours: Count; readonly days: Count }
  readonly problem: Readonly<Record<'title' | 'remedy', string>>
}

type CaseString =
  | 'title'
  | 'back'
  | 'notFound'
  | 'onSurface'
  | 'inContext'
  | 'onSurfaceHint'
  | 'inContextHint'
  | 'priority'
  | 'text'
  | 'author'
  | 'show'
  | 'hide'
  | 'warning'
  | 'legend'
  | 'strength'
  | 'from'
  | 'without'
  | 'thenLevel'
  | 'sum'
  | 'sumHint'
  | 'start'
  | 'total'
  | 'surfaceTotal'
  | 'showAll'
  | 'showLess'
  | 'priorityHint'
  | 'uncertainty'
  | 'asksForContext'
  | 'places'
  | 'noPlaces'
  | 'candidate'
  | 'confidence'
  | 'copies'
  | 'similarity'
  | 'single'
  | 'related'
  | 'relatedHint'
  | 'recipients'
  | 'released'
  | 'waiting'
  | 'thread'
  | 'referral'
  | 'concerns'
  | 'protective'
  | 'noneNamed'
  | 'offline'
  | 'source'
  | 'platform'
  | 'published'
  | 'received'
  | 'original'
  | 'basis'
  | 'purpose'
  | 'handling'
  | 'retention'
  | 'model'
  | 'caseId'
