export type { Calendar } from './calendar.ts'
export { type DeadlineStore, openDeadlineStore } from './deadline-store.ts'
export { type DeadlineNotice, type KeepDeps, type Kept, keepDeadlines } from './keep-deadlines.ts'
export { compileDeadlines, type Term, type TermOf } from './rules.ts'
