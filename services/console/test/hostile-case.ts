import type { Case } from '@seinpost/schemas'

/** What would run or mislead if it were ever taken for more than text. */
export const HOSTILE = [
  '<script>document.title="hit"</script>',
  '<img src=x onerror="document.title=\'hit\'">',
  '"><svg onload="document.title=\'hit\'">',
  "javascript:document.title='hit'",
  '{{constructor.constructor("document.title=1")()}}',
  '\u202eevil\u202c\u200b',
].join(' ')

/** Fields whose words are of a closed list, and numbers and dates: no text from outside can stand there. */
const CLOSED = new Set([
  'id',
  'signalId',
  'caseId',
  'nis',
  'status',
  'role',
  'kind',
  'lang',
  'queue',
  'label',
  'handling',
  'publishedAt',
  'receivedAt',
  'retainUntil',
  'openedAt',
  'updatedAt',
  'at',
  'act',
  'from',
  'to',
  'outcome',
  'country',
])

/** The same case with hostile text in every field that can hold text. */
export function hostileCase(from: Case): Case {
  const poison = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return CLOSED.has(name) && name !== 'from' ? value : HOSTILE
    if (Array.isArray(value)) return value.map((one) => poison(one, name))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poison(one, key)]))
  }
  // Only strings changed, and those only where any string may stand; `name` of a priority term is the exception below.
  const poisoned = poison(from, '') as Case
  const explanation = { ...poisoned.score.explanation, priority: from.score.explanation.priority }
  return {
    ...poisoned,
    id: 'c-hostile-all',
    score: { ...poisoned.score, context: from.score.context, explanation },
  }
}
