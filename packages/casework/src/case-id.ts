import { createHash } from 'node:crypto'

/** A case's id comes from its cluster's, so that deciding again names the same case. */
export const caseIdOf = (cluster: string): string =>
  `case-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
