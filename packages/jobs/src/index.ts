export type { AddJob, Job, JobCounts, Jobs, RunningJob } from './port.ts'
