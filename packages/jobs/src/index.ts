export type { KeptJobs } from './kept-jobs.ts'
export { type DatabaseConnection, type JobsDeps, openJobs } from './open-jobs.ts'
export type { JobOutbox, KeptJob, KeptSchedule } from './outbox.ts'
export type { AddJob, Job, JobCounts, Jobs, RunningJob, Schedule, Work, WorkOptions } from './port.ts'
