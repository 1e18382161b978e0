const KEY = 'seinpost.link'
const SHAPE = /^[\w.~-]{8,300}$/u

let token: string | null = null

/**
 * Takes the token of a one-time link out of the address, so that it stands in no history and on no screen. It is kept for
 * as long as the tab is open: a reload in the middle of a referral must not lose the way in.
 */
export function takeLinkToken(location: Location, history: History, storage: Storage): void {
  if (location.pathname !== '/refer') return
  const given = location.hash.slice(1)
  if (SHAPE.test(given)) {
    storage.setItem(KEY, given)
    history.replaceState(null, '', '/refer')
  }
  const kept = storage.getItem(KEY)
  if (kept !== null && SHAPE.test(kept)) token = kept
}

/** Whether this tab came through a one-time link. */
export const isLinked = (): boolean => token !== null

export const bearer = (): Record<string, string> =>
  token === null ? {} : { authorization: `Bearer ${token}` }
