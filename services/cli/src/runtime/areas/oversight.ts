import { oversightRoutes } from '@seinpost/gateway'
import { SourceKind } from '@seinpost/schemas'
import { trustedKeys } from '../audit-key.ts'
import { purposesOf } from '../purposes.ts'
import { findSubject } from '../search-subject.ts'
import type { OpenArea } from './area.ts'

/** What auditors and the data protection officer read: the audit, retention, purposes, and what is held about a subject. */
export const oversightArea: OpenArea = async ({ parts }) => {
  const [audit, { retention }] = [await parts.audit(), await parts.store()]
  return (app) =>
    oversightRoutes(app, {
      audit,
      retention,
      trusted: () => trustedKeys(parts.loaded),
      frames: () => purposesOf(parts.loaded.config),
      rules: () => {
        const { gate, retention: rules } = parts.loaded.config
        const frames = SourceKind.options.map((sourceKind) => ({
          sourceKind,
          days: gate.legal[sourceKind].retentionDays,
        }))
        return { frames, rules: [...rules] }
      },
      searchSubject: (asked) => findSubject(parts, asked),
    })
}
