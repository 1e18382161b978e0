import type { HeadToken } from './heads/ngrams.ts'

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Words that turn what follows them around, in the four languages. */
const NEGATORS = wordsOf(
  'niet nie geen nooit niemand nergens nimmer evenmin noch ' +
    'pas jamais aucun aucune rien ni nul nulle ' +
    "not never no nobody none neither nor cannot don't dont doesn't doesnt didn't didnt isn't isnt aren't arent " +
    "wasn't weren't won't wont can't cant shouldn't wouldn't couldn't ain't " +
    'nicht nich kein keine keinen keiner keinem keines nie niemals niemand weder',
)

/** After a negator these say that more comes, not that less is meant: "not only", "niets dan". */
const UNDONE_BY = wordsOf('alleen enkel slechts only just merely seulement que nur bloß dan')

/** Words that begin a clause of their own: a negation does not reach past them. */
const CLAUSE_WORDS = wordsOf(
  'maar want omdat terwijl aangezien toch dus mais car parce puisque donc but because since although though so yet ' +
    'aber sondern denn weil obwohl doch wenn als if si dat que that dass',
)
const CLAUSE_MARKS = wordsOf('. , ; : ! ? … – — " “ ” « » ( )')

const straight = (form: string): string => form.replaceAll('’', "'")

const isNegator = (form: string): boolean =>
  NEGATORS.has(form) || (form.includes('’') && NEGATORS.has(straight(form)))

/** 1 when a word of the text negates, else 0. */
export const negatorStrength = (tokens: readonly HeadToken[]): number =>
  tokens.some(({ form }) => isNegator(form)) ? 1 : 0

/**
 * Which tokens a negation reaches: those behind it in its clause, or, when nothing stands behind it ("ze deugen niet"),
 * those before it. A weighted word and its negation are two different words to the heads.
 */
export function negatedTokens(tokens: readonly { readonly form: string }[]): Uint8Array {
  const reached = new Uint8Array(tokens.length)
  let begin = 0
  let negator = -1
  for (let at = 0; at <= tokens.length; at += 1) {
    const form = tokens[at]?.form
    const isEnd = form === undefined || CLAUSE_MARKS.has(form) || CLAUSE_WORDS.has(form)
    if (isEnd) {
      if (negator >= 0 && negator === at - 1) reached.fill(1, begin, negator)
      begin = at + 1
      negator = -1
    } else if (isNegator(form)) {
      negator = UNDONE_BY.has(tokens[at + 1]?.form ?? '') ? -1 : at
    } else if (negator >= 0) {
      reached[at] = 1
    }
  }
  return reached
}
