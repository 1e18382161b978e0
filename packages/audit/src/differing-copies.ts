import type { AuditProblem } from './audit-problem.ts'
import { type AuditHead, headDigest } from './heads.ts'

/** What is wrong with the standing heads by the copies that were exported and kept elsewhere. */
export function differingCopies(
  heads: readonly AuditHead[],
  copies: readonly AuditHead[],
): readonly AuditProblem[] {
  const standing = new Map(heads.map((head) => [head.day, head]))
  return copies.flatMap((copy): AuditProblem[] => {
    const { day, seq } = copy
    const head = standing.get(day)
    if (head === undefined)
      return [{ kind: 'head_missing', seq, day, detail: `the head of ${day} is missing` }]
    if (headDigest(head) === headDigest(copy)) return []
    return [{ kind: 'head_changed', seq, day, detail: `the head of ${day} is not the one that was exported` }]
  })
}
