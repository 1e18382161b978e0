import type { Question, QuestionSet, SignalInput } from '@seinpost/schemas'
import type { Frame } from '../source/frame.ts'

/** What somebody filled in, by the question's id. */
export type Answers = Readonly<Record<string, unknown>>

export interface AnswerProblem {
  /** The question's id. */
  readonly question: string
  readonly problem:
    | 'missing'
    | 'not_text'
    | 'too_long'
    | 'not_an_option'
    | 'not_a_date'
    | 'in_the_future'
    | 'not_a_postcode'
    | 'unknown_question'
}

export type Referral =
  | { readonly kind: 'referral'; readonly input: SignalInput }
  | { readonly kind: 'problems'; readonly problems: readonly AnswerProblem[] }

export interface ReferralContext {
  readonly partner: string
  /** The receipt's number, the same when the form is sent twice. */
  readonly receipt: string
  /** Where the partner can follow it. */
  readonly url: string
  readonly frame: Frame
  readonly now: Date
}

/** The answers to a sector's questions as a signal, or everything that is wrong with them. Pure. */
export function answersToReferral(set: QuestionSet, answers: Answers, context: ReferralContext): Referral {
  const known = new Map(set.questions.map((question) => [question.id, question]))
  const strange = Object.keys(answers).filter((id) => !known.has(id))
  const problems: AnswerProblem[] = strange.map((question) => ({ question, problem: 'unknown_question' }))
  const filled: Record<Question['fills'], string[]> = {
    ...{ text: [], offlineContext: [], concerns: [], protective: [], postcode: [], date: [], none: [] },
  }
  for (const question of set.questions) {
    const read = readAnswer(question, answers[question.id], context.now)
    if (read.kind === 'problem') problems.push({ question: question.id, problem: read.problem })
    else filled[question.fills].push(...read.values)
  }
  if (filled.text.length === 0 && problems.length === 0)
    problems.push({
      question: set.questions.find(({ fills }) => fills === 'text')?.id ?? 'text',
      problem: 'missing',
    })
  if (problems.length > 0) return { kind: 'problems', problems }
  return { kind: 'referral', input: inputOf(set, filled, context) }
}

type ReadAnswer =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: AnswerProblem['problem'] }

const values = (...given: string[]): ReadAnswer => ({ kind: 'values', values: given })
const problem = (what: AnswerProblem['problem']): ReadAnswer => ({ kind: 'problem', problem: what })

function readAnswer(question: Question, answer: unknown, now: Date): ReadAnswer {
  const isBlank =
    answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)
  if (isBlank || (typeof answer === 'string' && answer.trim() === ''))
    return question.required ? problem('missing') : values()
  if (question.kind === 'choices') return readChoices(question, answer)
  if (question.kind === 'yes_no')
    return typeof answer === 'boolean' ? values(...(answer ? [question.id] : [])) : problem('not_an_option')
  if (typeof answer !== 'string') return problem('not_text')
  const text = answer.trim()
  if (text.length > question.maxLength) return problem('too_long')
  switch (question.kind) {
    case 'choice':
      return readChoices(question, [text])
    case 'postcode':
      return /^(?=.*\d)[0-9A-Z][0-9A-Z -]{2,10}$/iu.test(text) ? values(text) : problem('not_a_postcode')
    case 'date':
      return readDate(text, now)
    case 'text':
      return values(text)
  }
}

function readChoices({ options = [] }: Question, answer: unknown): ReadAnswer {
  const chosen: unknown[] = Array.isArray(answer) ? answer : [answer]
  const kept = options.filter(({ value }) => chosen.includes(value)).map(({ value }) => value)
  return kept.length === new Set(chosen).size ? values(...kept) : problem('not_an_option')
}

function readDate(text: string, now: Date): ReadAnswer {
  const at = /^\d{4}-\d{2}-\d{2}/u.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) return problem('not_a_date')
  return at > now.getTime() ? problem('in_the_future') : values(new Date(at).toISOString())
}

function inputOf(
  { sector }: QuestionSet,
  filled: Readonly<Record<Question['fills'], readonly string[]>>,
  { partner, receipt, url, frame, now }: ReferralContext,
): SignalInput {
  const [postcode] = filled.postcode
  const offlineContext = filled.offlineContext.join('\n\n')
  return {
    source: { kind: 'referral', ...frame, url, externalId: `referral/${receipt}` },
    publishedAt: filled.date[0] ?? now.toISOString(),
    text: filled.text.join('\n\n'),
    ...(postcode !== undefined && { place: { postcode, role: 'mention' } }),
    referral: {
      partner,
      sector,
      concerns: [...filled.concerns],
      protective: [...filled.protective],
      ...(offlineContext !== '' && { offlineContext }),
    },
  }
}
