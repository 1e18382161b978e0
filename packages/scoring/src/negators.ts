import type { HeadToken } from './heads/ngrams.ts'

/** Words that turn what is said of a group around, in the four languages. */
const NEGATORS = new Set(
  (
    'niet nie ni geen nooit niemand nergens nimmer evenmin ' +
    'pas jamais aucun aucune rien ni ' +
    "not never no nobody none neither nor cannot don't doesn't didn't isn't aren't won't can't shouldn't wouldn't " +
    'nicht kein keine keinen keiner keinem keines nie niemals niemand weder'
  ).split(' '),
)

/** 1 when a word of the text negates, else 0. */
export const negatorStrength = (tokens: readonly HeadToken[]): number =>
  tokens.some(({ form }) => NEGATORS.has(form)) ? 1 : 0
