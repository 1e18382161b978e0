export { applyCorrections } from './apply-corrections.ts'
export { canonicalUrl } from './canonical-url.ts'
export { canonicalMember, type Member, type Spread, spreadOf, withoutMembers } from './cluster-members.ts'
export { type Comparison, compareTexts } from './compare-texts.ts'
export type { Corrections } from './corrections.ts'
export {
  type Candidate,
  type ClusterPolicy,
  type Decided,
  decideCluster,
  type FreshText,
} from './decide-cluster.ts'
export { type Fingerprint, fingerprint, type TextToFingerprint } from './fingerprint.ts'
export { foldText } from './fold-text.ts'
export { type GuardDeps, refuseMerge } from './guard.ts'
export { type JudgePolicy, judgePair, type Verdict } from './judge-pair.ts'
export { rememberClustered } from './remember-clustered.ts'
export { type DedupDeps, decideAll, dedupStage, fingerprintOf } from './stage.ts'
export { decodeFacts, encodeFacts, type TextFacts } from './text-facts.ts'
