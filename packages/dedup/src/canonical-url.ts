/** Parameters that say how a reader came to a page, not which page it is. */
const TRACKING =
  /^(?:utm_.+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|mkt_tok|ref|ref_src|ref_url|referrer|source|src|share|shared|s|t|si|feature|spm|cmpid|cid|ncid|ocid|xtor|at_.+|wt_.+|_ga|_gl|amp|outputtype|__twitter_impression|mibextid|rdid|paipv|eav|_rdr)$/i
/** `t`, `s`, `source` and the like are only tracking where they are known to be. */
const MEANINGFUL_ELSEWHERE = new Set(['s', 't', 'source', 'src', 'cid', 'ref', 'share', 'si', 'feature'])
const SHARING_HOSTS = new Set([
  'twitter.com',
  'x.com',
  'youtube.com',
  'instagram.com',
  'tiktok.com',
  'facebook.com',
  'reddit.com',
])

const HOSTS: ReadonlyMap<string, string> = new Map([
  ['x.com', 'twitter.com'],
  ['fxtwitter.com', 'twitter.com'],
  ['vxtwitter.com', 'twitter.com'],
  ['nitter.net', 'twitter.com'],
  ['fb.com', 'facebook.com'],
  ['fb.watch', 'facebook.com'],
  ['old.reddit.com', 'reddit.com'],
  ['np.reddit.com', 'reddit.com'],
])

/**
 * One spelling for every address of a page: no tracking, fragment, mobile or share host, default port, letter case of
 * the host or trailing slash; or null when it is no http address.
 *
 * @example canonicalUrl('http://m.facebook.com/Post/1/?utm_source=x#top') // 'https://facebook.com/Post/1'
 */
export function canonicalUrl(address: string): string | null {
  const url = parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  const bare = url.hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^(?:www\d?|m|mobile|mbasic|touch|amp)\./, '')
  const host = HOSTS.get(bare) ?? bare
  if (host === 'youtu.be') return `https://youtube.com/watch?v=${url.pathname.slice(1).replace(/\/$/, '')}`
  const port = /^(?:|80|443)$/.test(url.port) ? '' : `:${url.port}`
  const path = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:amp\/?|index\.(?:html?|php))$/i, '/')
    .replace(/\/+$/, '')
  return `https://${host}${port}${path}${query(url, SHARING_HOSTS.has(host))}`
}

function query(url: URL, sharing: boolean): string {
  const kept = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name) || (MEANINGFUL_ELSEWHERE.has(name.toLowerCase()) && !sharing))
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}
