import { createHash } from 'node:crypto'

const LONGEST = 500

/** Ids that are unique in the world by themselves: addresses, URNs, tags. */
const GLOBAL = /^(?:https?:|urn:|tag:|at:)/u

/** A short name for a text, the same at every reading. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/**
 * One id per item of a platform. An id that only its own site knows gets the site's host in front, so that number 12 of
 * one site is not number 12 of another.
 */
export function externalIdOf(id: string, host: string): string {
  const named = GLOBAL.test(id) ? id : `${host}/${id}`
  return named.length <= LONGEST ? named : `${host}/${digestOf(named)}`
}
