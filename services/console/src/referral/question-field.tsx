import type { Question } from '@seinpost/schemas'
import { useId } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { useReferralWords } from '../i18n/referral/index.ts'

type Answer = string | readonly string[]

/** One question, as what its kind asks for. */
export function QuestionField({
  question,
  answer,
  problem,
  onAnswer,
}: {
  question: Question
  answer: Answer | undefined
  problem: string | undefined
  onAnswer: (answer: Answer) => void
}) {
  const { language } = useLanguage()
  const w = useReferralWords()
  const id = useId()
  const { ask, kind, required, maxLength } = question
  const label = ask[language]
  const text = typeof answer === 'string' ? answer : ''
  const many = Array.isArray(answer) ? answer : []
  const shared = {
    id,
    value: text,
    required,
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
  }
  const fault =
    problem === undefined ? null : (
      <span className="work-fault" id={`${id}-problem`}>
        {problem}
      </span>
    )
  const must = required ? <span className="hint"> ({w.required})</span> : null
  if (kind === 'choice' || kind === 'choices' || kind === 'yes_no') {
    const options =
      kind === 'yes_no'
        ? [
            { value: 'yes', label: w.yes },
            { value: 'no', label: w.no },
          ]
        : (question.options ?? []).map((option) => ({ value: option.value, label: option.label[language] }))
    const multiple = kind === 'choices'
    return (
      <fieldset className="choices">
        <legend>
          {label}
          {must}
        </legend>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type={multiple ? 'checkbox' : 'radio'}
              name={id}
              value={option.value}
              checked={multiple ? many.includes(option.value) : text === option.value}
              onChange={({ target }) => {
                if (!multiple) return onAnswer(option.value)
                const others = many.filter((one) => one !== option.value)
                onAnswer(target.checked ? [...others, option.value] : others)
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
        {fault}
      </fieldset>
    )
  }
  return (
    <label htmlFor={id}>
      <span>
        {label}
        {must}
      </span>
      {kind === 'text' && maxLength > 200 ? (
        <textarea
          {...shared}
          rows={4}
          maxLength={maxLength}
          onChange={({ target }) => onAnswer(target.value)}
        />
      ) : (
        <input
          {...shared}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'postcode' ? 'numeric' : undefined}
          maxLength={kind === 'postcode' ? 12 : maxLength}
          onChange={({ target }) => onAnswer(target.value)}
        />
      )}
      {fault}
    </label>
  )
}
