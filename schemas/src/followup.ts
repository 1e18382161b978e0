import { z } from 'zod'
import { StepKind, Words } from './playbook.ts'

const At = z.iso.datetime()
const Name = z.string().trim().min(1).max(100)

/** A chosen step of a case's joint plan. */
export const PlanStep = z.object({
  id: z.string(),
  caseId: z.string(),
  /** The playbook's step, or null for one of the desk's own. */
  stepId: z.string().nullable(),
  kind: StepKind,
  title: Words,
  desk: z.string(),
  /** Who does it: a person or a service. */
  owner: z.string(),
  dueAt: At.nullable(),
  status: z.enum(['open', 'done', 'dropped']),
  note: z.string().nullable(),
  addedBy: z.string(),
  addedAt: At,
  endedBy: z.string().nullable(),
  endedAt: At.nullable(),
})
export type PlanStep = z.infer<typeof PlanStep>

/** What raises or lowers worry: from the text, from the partner, or added at the desk. */
export const CaseFactor = z.object({
  factor: z.string(),
  from: z.enum(['text', 'partner', 'desk']),
  by: z.string().optional(),
  note: z.string().optional(),
})
export type CaseFactor = z.infer<typeof CaseFactor>

/** Somebody at the case table. */
export const Present = z.object({
  name: Name,
  organisation: z.string().trim().min(1).max(200),
  /** Bound by professional secrecy. */
  bySecrecy: z.boolean(),
})
export type Present = z.infer<typeof Present>

/** One thing told back, by whom it was brought to the table. */
export const Statement = z.object({
  from: Name,
  text: z.string().trim().min(1).max(2_000),
  /** Under professional secrecy, as the one who brought it says; such a statement stays at the table. */
  secret: z.boolean(),
})
export type Statement = z.infer<typeof Statement>

/** The feedback sheet (terugkoppelingsfiche) to the police side, issued only by consensus of those present. */
export const FeedbackSheet = z.object({
  id: z.string(),
  caseId: z.string(),
  desk: z.string(),
  to: z.string(),
  status: z.enum(['draft', 'issued', 'withdrawn']),
  /** Consent is given to one version. */
  version: z.int(),
  present: z.array(Present.extend({ consents: z.boolean().nullable(), at: At.nullable() })),
  statements: z.array(Statement.omit({ secret: true })),
  /** Who has not consented to this version. */
  missing: z.array(z.string()),
  writtenBy: z.string(),
  writtenAt: At,
  issuedBy: z.string().nullable(),
  issuedAt: At.nullable(),
})
export type FeedbackSheet = z.infer<typeof FeedbackSheet>

export const CorrectionKind = z.enum(['wrong_label', 'wrong_place', 'wrong_person'])
export type CorrectionKind = z.infer<typeof CorrectionKind>

export const ReceiverKind = z.enum(['desk', 'webhook', 'mail', 'referrer'])
export type ReceiverKind = z.infer<typeof ReceiverKind>

/** Somebody who received the case and must know that it was wrong. */
export const CorrectionReceiver = z.object({
  kind: ReceiverKind,
  /** A queue, or for a referrer the id of its signal. */
  receiver: z.string(),
  confirmedAt: At.nullable(),
  confirmedBy: z.string().nullable(),
  failedTries: z.int(),
  lastProblem: z.string().nullable(),
})
export type CorrectionReceiver = z.infer<typeof CorrectionReceiver>

/** What was wrong about a case; it stays open until every receiver confirmed. */
export const CaseCorrection = z.object({
  id: z.string(),
  caseId: z.string(),
  kind: CorrectionKind,
  what: z.string(),
  note: z.string().nullable(),
  desk: z.string(),
  by: z.string(),
  at: At,
  receivers: z.array(CorrectionReceiver),
  unconfirmed: z.int(),
})
export type CaseCorrection = z.infer<typeof CaseCorrection>

/** How far a referral is, as its referrer may know it. */
export const ReferralStep = z.enum([
  'received',
  'kept',
  'waiting',
  'read',
  'passed_on',
  'acknowledged',
  'follow_up',
  'closed',
  'deleted',
  'problem',
])
export type ReferralStep = z.infer<typeof ReferralStep>

/** What a referrer is told: days and plain words, nothing of the case. */
export const ReferralStatus = z.object({
  receivedOn: z.iso.date(),
  step: ReferralStep,
  words: Words,
  outcome: Words.nullable(),
  changedOn: z.iso.date().nullable(),
  /** A hand-over that is offered, declined or forgotten. */
  handover: z.object({ state: z.string(), words: Words }).nullable(),
  corrections: z.array(
    z.object({ kind: CorrectionKind, on: z.iso.date(), words: Words, confirmed: z.boolean() }),
  ),
})
export type ReferralStatus = z.infer<typeof ReferralStatus>
