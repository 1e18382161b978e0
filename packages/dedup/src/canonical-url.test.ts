import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalUrl } from './canonical-url.ts'

const same: [string, string, string][] = [
  ['tracking parameters', 'https://nieuws.test/a?utm_source=x&id=7&fbclid=y', 'https://nieuws.test/a?id=7'],
  ['the order of parameters', 'https://nieuws.test/a?b=2&a=1', 'https://nieuws.test/a?a=1&b=2'],
  ['a fragment', 'https://nieuws.test/a#reacties', 'https://nieuws.test/a'],
  [
    'http, www, capitals of the host and a default port',
    'http://WWW.Nieuws.TEST:80/a',
    'https://nieuws.test/a',
  ],
  ['a mobile host', 'https://m.nieuws.test/a', 'https://nieuws.test/a'],
  ['an amp page', 'https://amp.nieuws.test/a/amp/', 'https://nieuws.test/a'],
  ['slashes too many', 'https://nieuws.test//a//', 'https://nieuws.test/a'],
  ['an index page', 'https://nieuws.test/a/index.html', 'https://nieuws.test/a'],
  ['the short host of a video', 'https://youtu.be/abc?si=1', 'https://www.youtube.com/watch?v=abc'],
  ['a renamed host', 'https://x.com/a/status/1?s=20', 'https://twitter.com/a/status/1'],
]
for (const [name, one, other] of same) {
  test(`one spelling in spite of ${name}`, () => expect(canonicalUrl(one)).toBe(canonicalUrl(other)))
}

const other: [string, string, string][] = [
  ['capitals of the path', 'https://nieuws.test/A', 'https://nieuws.test/a'],
  ['another item', 'https://nieuws.test/a?id=7', 'https://nieuws.test/a?id=8'],
  ['a search that is called s elsewhere', 'https://forum.test/?s=een', 'https://forum.test/?s=twee'],
  ['another port', 'https://nieuws.test:8080/a', 'https://nieuws.test/a'],
]
for (const [name, one, two] of other) {
  test(`two pages with ${name}`, () => expect(canonicalUrl(one)).not.toBe(canonicalUrl(two)))
}

test('no address, no spelling', () => {
  expect(['mailto:a@b.test', 'geen adres', '', 'javascript:alert(1)'].map(canonicalUrl)).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('the spelling of a spelling is itself', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      const once = canonicalUrl(address)
      expect(once === null ? null : canonicalUrl(once)).toBe(once)
    }),
  )
})
