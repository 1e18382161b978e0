import type { AuditProblem } from './audit-problem.ts'
import { differingCopies } from './differing-copies.ts'
import { type AuditHead, headDigest, headText } from './heads.ts'
import { isSignedBy, keyIdOf } from './signing-key.ts'

interface Judged {
  readonly heads: readonly AuditHead[]
  readonly copies: readonly AuditHead[]
  readonly trusted: readonly string[]
  /** The hash the chain has at an entry a head names; undefined when there is none. */
  readonly hashAt: (seq: number) => string | undefined
  /** The last entry. */
  readonly end: number
}

/** What of the heads does not fit the chain, each other, their signatures or the copies kept elsewhere. */
export function judgeHeads({ heads, copies, trusted, hashAt, end }: Judged): readonly AuditProblem[] {
  const keys = new Map(trusted.map((key) => [keyIdOf(key), key]))
  const problems: AuditProblem[] = []
  const say = (kind: AuditProblem['kind'], { seq, day }: AuditHead, detail: string) =>
    problems.push({ kind, seq, day, detail })
  const judgeOne = (head: AuditHead, whose: string) => {
    const key = keys.get(head.keyId)
    if (key === undefined)
      say('signature', head, `${whose} of ${head.day} is signed with a key nobody trusts`)
    else if (!isSignedBy(key, headText(head), head.signature))
      say('signature', head, `${whose} of ${head.day} has a signature that is not its own`)
    const hash = hashAt(head.seq)
    if (hash === head.hash) return
    if (head.seq > end)
      say('truncated', head, `the audit ends at ${end}; ${whose} of ${head.day} saw ${head.seq}`)
    else if (hash !== undefined)
      say('head_changed', head, `entry ${head.seq} is not what ${whose} of ${head.day} saw`)
  }

  for (const [index, head] of heads.entries()) {
    judgeOne(head, 'the head')
    const before = heads[index - 1]
    if (head.previous !== (before === undefined ? '' : headDigest(before)))
      say('head_missing', head, `the head before that of ${head.day} is missing or changed`)
  }
  const differing = differingCopies(heads, copies)
  problems.push(...differing)
  const days = new Set(differing.map(({ day }) => day))
  for (const copy of copies) if (days.has(copy.day)) judgeOne(copy, 'the exported head')
  return problems
}
