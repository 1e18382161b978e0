import type { HeadToken } from './heads/ngrams.ts'

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Words that turn what follows them around. */
const NEGATORS: Readonly<Record<string, ReadonlySet<string>>> = {
  nl: wordsOf('niet ni nie geen gene nooit niemand nergens nimmer evenmin noch'),
  fr: wordsOf('pas jamais aucun aucune rien ni nul nulle'),
  en: wordsOf(
    "not never no nobody none neither nor cannot don't dont doesn't doesnt didn't didnt isn't isnt aren't arent " +
      "wasn't weren't won't wont can't cant shouldn't wouldn't couldn't ain't",
  ),
  de: wordsOf('nicht nich kein keine keinen keiner keinem keines nie niemals niemand weder'),
}
const ANY_NEGATOR: ReadonlySet<string> = new Set(Object.values(NEGATORS).flatMap((words) => [...words]))

/** After a negator these say that more comes, not that less is meant: "not only", "niets dan". */
const UNDONE_BY = wordsOf('alleen enkel slechts only just merely seulement que nur bloß dan')

/** Words that begin a clause of their own: a negation does not reach past them. */
const CLAUSE_WORDS = wordsOf(
  'maar want omdat terwijl aangezien toch dus mais car parce puisque donc but because since although though so yet ' +
    'aber sondern denn weil obwohl doch wenn als if si dat que that dass',
)
const CLAUSE_MARKS = wordsOf('. , ; : ! ? … – — " “ ” « » ( )')

const isOneOf = (words: ReadonlySet<string>, form: string): boolean =>
  words.has(form) || (form.includes('’') && words.has(form.replaceAll('’', "'")))

/** The negators of a language; those of all of them for a language we have no pack for. */
const negatorsOf = (lang: string): ReadonlySet<string> => NEGATORS[lang] ?? ANY_NEGATOR

/** 1 when a word of the text negates, else 0. */
export function negatorStrength(tokens: readonly HeadToken[], lang: string): number {
  const negators = negatorsOf(lang)
  return tokens.some(({ form }) => isOneOf(negators, form)) ? 1 : 0
}

/**
 * Which tokens a negation reaches: those behind it in its clause, or, when nothing stands behind it ("ze deugen niet"),
 * those before it. A weighted word and its negation are two different words to the heads.
 */
export function negatedTokens(tokens: readonly { readonly form: string }[], lang: string): Uint8Array {
  const negators = negatorsOf(lang)
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
    } else if (isOneOf(negators, form)) {
      negator = UNDONE_BY.has(tokens[at + 1]?.form ?? '') ? -1 : at
    } else if (negator >= 0) {
      reached[at] = 1
    }
  }
  return reached
}
