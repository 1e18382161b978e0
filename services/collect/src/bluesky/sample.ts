/** A tenth of a second's places at most go to one author, so that one voice does not fill the sample. */
const AUTHOR_SHARE = 0.1

/** Takes at most `perSecond` posts of every second of the stream's own time, so that a catch-up is sampled like the live stream. */
export function openSample(perSecond: number): (author: string, atMs: number) => boolean {
  const window = Math.max(1, Math.ceil(1 / perSecond))
  const places = Math.max(1, Math.floor(perSecond * window))
  const perAuthor = Math.max(1, Math.floor(places * AUTHOR_SHARE))
  let second = -1
  let taken = 0
  let authors = new Map<string, number>()
  return (author, atMs) => {
    const now = Math.floor(atMs / 1_000 / window)
    if (now !== second) {
      second = now
      taken = 0
      authors = new Map()
    }
    const own = authors.get(author) ?? 0
    if (taken >= places || own >= perAuthor) return false
    authors.set(author, own + 1)
    taken += 1
    return true
  }
}
