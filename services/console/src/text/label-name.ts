import type { Messages } from '../i18n/messages.ts'
import type { EvidenceLabel } from './pieces.ts'

type Labels = Pick<Messages, 'concepts' | 'contexts'>

/** The feature of the model for protective factors, named by a partner or seen in the text. */
const PROTECTIVE = 'referral:protective'

/** The reader's word for a concept or context. */
export function labelName(label: EvidenceLabel, { concepts, contexts }: Labels): string {
  const names: Readonly<Record<EvidenceLabel, string>> = { ...concepts, ...contexts }
  return names[label]
}

/** The reader's words for a term such as `concept:means×context:gaming`; what has no word stays as it is. */
export function termName(name: string, t: Labels & Pick<Messages, 'terms' | 'case'>): string {
  const names = new Map<string, string>(Object.entries({ ...t.concepts, ...t.contexts }))
  const kinds = new Map<string, string>(Object.entries(t.terms))
  return name
    .split('×')
    .map((part) => {
      if (part === PROTECTIVE) return t.case.protective.toLowerCase()
      const [kind = '', ...rest] = part.split(':')
      const what = rest.join(':')
      const word = what
        .split('|')
        .map((one) => names.get(one) ?? one.replaceAll('_', ' '))
        .join(' / ')
      const prefix = kinds.get(kind)
      if (prefix === undefined) return word || kind
      return word === '' ? prefix : `${prefix}: ${word}`
    })
    .join(' × ')
}
