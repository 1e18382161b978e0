export { type ReadFeedOptions, readFeed } from './feed/read-feed.ts'
export { RetryLater } from './fetch/retry-later.ts'
export { userAgent } from './fetch/user-agent.ts'
export { openWeb, type Web, type WebOptions } from './fetch/web.ts'
export { type SignedCall, type SignedIntakeDeps, takeSigned } from './intake/signed-intake.ts'
export type {
  AnswerProblem,
  Answers,
  Referral,
  ReferralContext,
} from './referral/answers-to-referral.ts'
export { type DecidedDraft, decideDraft } from './referral/decide-draft.ts'
export { questionSetsOf } from './referral/default-question-sets.ts'
export { expireDrafts, openSqlDrafts, type ReferralDraft, type ReferralDrafts } from './referral/drafts.ts'
export { type FormDraft, type FormDrafts, openFormDrafts } from './referral/form-drafts.ts'
export { type FormDeps, type HandedIn, handInForm, type SentForm } from './referral/hand-in-form.ts'
export type {
  LikePair,
  Referred,
} from './referral/link-referrals.ts'
export {
  forgetReferrals,
  type LinkedReferral,
  linkedReferrals,
  linkNewReferrals,
} from './referral/linked-referrals.ts'
export type { MailReferral } from './referral/mail-to-referral.ts'
export { clamdScan, type Scan, type ScanVerdict } from './referral/scan.ts'
export type { Stripped } from './referral/strip-metadata.ts'
export { assertContact } from './run/assert-contact.ts'
export { type AuthorBudget, openAuthorBudget } from './run/author-budget.ts'
export { checkSource, type SourceCheck } from './run/check-source.ts'
export { type Collector, type CollectorOptions, openCollector } from './run/collector.ts'
export { type Accept, fairHand } from './run/fair-hand.ts'
export type { Claim, Release, SourceBook, SourceRecord } from './run/source-book.ts'
export { type SourceHealth, type SourceState, sourceHealth } from './run/source-health.ts'
export { type SourceWorth, sourceWorth } from './run/source-worth.ts'
export { openSqlSourceBook } from './run/sql-source-book.ts'
export { type OpenedSource, type VisitReport, visit } from './run/visit.ts'
export type { CollectedItem, Maker, Skipped, SkipReason } from './source/item.ts'
export { openSource, type SourceDeps } from './source/open-source.ts'
export type { Cursor, Harvest, Source } from './source/source.ts'
