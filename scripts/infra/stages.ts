import type { Topic } from '@seinpost/schemas'

/** A worker of `seinpost worker <name>`, and what its containers get. */
export interface StageSpec {
  readonly name: string
  /** What it reads; absent for those that follow no topic. */
  readonly from?: Topic
  readonly replicas: number
  /** With `from`: workers may be added up to this many, one per partition at most. */
  readonly mostReplicas?: number
  readonly cpu: string
  readonly memory: string
}

export const GATEWAY_PORT = 4747
export const PROBE_PORT = 9100

/** Requests are what a worker needs when busy; the log's lag decides how many there are. */
export const STAGES: readonly StageSpec[] = [
  { name: 'gateway', replicas: 2, cpu: '250m', memory: '384Mi' },
  { name: 'score', from: 'signals.received', replicas: 1, mostReplicas: 12, cpu: '500m', memory: '512Mi' },
  { name: 'dedup', from: 'signals.scored', replicas: 1, mostReplicas: 12, cpu: '250m', memory: '384Mi' },
  { name: 'route', from: 'signals.clustered', replicas: 1, mostReplicas: 12, cpu: '250m', memory: '512Mi' },
  { name: 'queue', from: 'signals.routed', replicas: 1, mostReplicas: 12, cpu: '250m', memory: '384Mi' },
  { name: 'dispatch', replicas: 1, cpu: '100m', memory: '256Mi' },
]
