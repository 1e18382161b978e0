import type { z } from 'zod'

export interface Described {
  readonly fields: string[]
  readonly detail: string
}

const MISSING = /received undefined/u

/** Schema problems as fields and one sentence that names each, what is wrong and what to write. Never quotes content. */
export function describeIssues(issues: readonly z.core.$ZodIssue[]): Described {
  const lines = issues.map((issue) => {
    const field = issue.path.length === 0 ? '(whole signal)' : issue.path.join('.')
    return { field, text: `${field}: ${remedy(issue)}` }
  })
  return {
    fields: [...new Set(lines.map(({ field }) => field))],
    detail: [...new Set(lines.map(({ text }) => text))].slice(0, 12).join('; '),
  }
}

function remedy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') {
    const expected = `give ${article(issue.expected)}`
    return MISSING.test(issue.message) ? `is missing, ${expected}` : `has the wrong type, ${expected}`
  }
  if (issue.code === 'invalid_value')
    return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
  if (issue.code === 'too_big') return `is too long, at most ${issue.maximum}`
  if (issue.code === 'too_small' && issue.minimum === 1) return 'is empty, give a value'
  if (issue.code === 'too_small') return `is too short, at least ${issue.minimum}`
  if (issue.code === 'invalid_union')
    return 'has none of the accepted forms (an ISO 8601 date-time with an offset, such as 2026-11-10T06:29:40Z)'
  return issue.message
}

function article(type: string): string {
  return /^[aeiou]/u.test(type) ? `an ${type}` : `a ${type}`
}
