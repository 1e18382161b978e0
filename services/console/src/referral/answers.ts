import type { Question } from '@seinpost/schemas'

/** What somebody answered so far, by question. */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** As the server takes them: nothing for what is left open, true and false for yes and no. */
export function answersToSend(
  questions: readonly Question[],
  answers: Answers,
): Record<string, string | readonly string[] | boolean> {
  const sent: Record<string, string | readonly string[] | boolean> = {}
  for (const { id, kind } of questions) {
    const answer = answers[id]
    if (answer === undefined || answer.length === 0) continue
    sent[id] = kind === 'yes_no' ? answer === 'yes' : answer
  }
  return sent
}

/** A stored draft as the form shows it. */
export function answersOf(stored: Readonly<Record<string, unknown>>): Answers {
  const shown: Record<string, string | readonly string[]> = {}
  for (const [id, value] of Object.entries(stored)) {
    if (typeof value === 'boolean') shown[id] = value ? 'yes' : 'no'
    if (typeof value === 'string') shown[id] = value
    if (Array.isArray(value)) shown[id] = value.filter((one) => typeof one === 'string')
  }
  return shown
}
