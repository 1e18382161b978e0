export { type ReadFeedOptions, readFeed } from './feed/read-feed.ts'
export type { FeedCursor, FeedReport, SkipReason } from './feed/report.ts'
export { openRobots, type Robots } from './fetch/robots.ts'
export { userAgent } from './fetch/user-agent.ts'
export { checkSource, type SourceCheck } from './source/check-source.ts'
export {
  type AcceptSignals,
  type CollectDeps,
  collectSource,
  type SourceReport,
} from './source/collect-source.ts'
export { openPacer, type Pacer } from './source/pacer.ts'
export { scheduleSources } from './source/schedule-sources.ts'
export { fileSourceStates, newSourceState, SourceState, type SourceStates } from './source/source-state.ts'
