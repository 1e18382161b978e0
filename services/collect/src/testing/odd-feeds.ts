/** A feed as odd as they come, and what is to be read in it. */
export interface OddFeed {
  readonly name: string
  readonly body: string | Uint8Array
  readonly type?: string
  /** Texts of the items, in order. */
  readonly texts: readonly string[]
  readonly ids?: readonly string[]
  readonly dates?: readonly string[]
  readonly urls?: readonly string[]
}

export const rss = (items: string, head = ''): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${head}${items}</channel></rss>`

const item = (inner: string): string => rss(`<item>${inner}</item>`)
const atom = (entry: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>T</title><entry>${entry}</entry></feed>`
const json = (items: unknown): string =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items })
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const dated = (date: string): string => item(`<title>x</title><guid>1</guid><pubDate>${date}</pubDate>`)
/** When the tests read: the date of what has none. */
export const READ_AT = '2030-01-01T00:00:00.000Z'

const dialects: OddFeed[] = [
  {
    name: 'RSS 2.0 with title and description',
    body: item('<title>Kop</title><description>Inhoud</description><guid>g</guid>'),
    texts: ['Kop\n\nInhoud'],
    ids: ['g'],
  },
  {
    name: 'RSS 0.91 without guid',
    body: '<rss version="0.91"><channel><item><title>a</title><link>http://h/1</link></item></channel></rss>',
    texts: ['a'],
    ids: ['http://h/1'],
  },
  {
    name: 'RSS 0.92 without titles',
    body: '<rss version="0.92"><channel><item><description>kaal</description></item></channel></rss>',
    texts: ['kaal'],
  },
  {
    name: 'RSS without a version',
    body: '<rss><channel><item><title>a</title></item></channel></rss>',
    texts: ['a'],
  },
  {
    name: 'RSS with content:encoded',
    body: `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>K</title><description>kort</description><content:encoded><![CDATA[<p>De hele tekst</p>]]></content:encoded></item></channel></rss>`,
    texts: ['K\n\nDe hele tekst'],
  },
  {
    name: 'RSS items outside the channel',
    body: '<rss version="2.0"><channel><title>T</title></channel><item><title>buiten</title></item></rss>',
    texts: ['buiten'],
  },
  {
    name: 'RSS in capitals',
    body: '<RSS VERSION="2.0"><CHANNEL><ITEM><TITLE>HARD</TITLE></ITEM></CHANNEL></RSS>',
    texts: ['HARD'],
  },
  {
    name: 'Atom 1.0',
    body: atom(
      '<id>urn:1</id><title>K</title><link href="http://h/a"/><content type="html">&lt;b&gt;vet&lt;/b&gt;</content>',
    ),
    texts: ['K\n\nvet'],
    ids: ['urn:1'],
    urls: ['http://h/a'],
  },
  {
    name: 'Atom with a summary only',
    body: atom('<id>1</id><title>K</title><summary>Samen</summary>'),
    texts: ['K\n\nSamen'],
  },
  {
    name: 'Atom with xhtml',
    body: atom(
      '<id>1</id><title>K</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>een</p><p>twee</p></div></content>',
    ),
    texts: ['K\n\neen\n\ntwee'],
  },
  {
    name: 'Atom with a prefix',
    body: '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>1</a:id><a:title>K</a:title></a:entry></a:feed>',
    texts: ['K'],
  },
  {
    name: 'Atom with several links',
    body: atom(
      '<id>1</id><title>K</title><link rel="self" href="http://h/self"/><link rel="alternate" href="http://h/alt"/>',
    ),
    texts: ['K'],
    urls: ['http://h/alt'],
  },
  {
    name: 'RDF 1.0',
    body: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://h/"/><item rdf:about="http://h/1"><title>K</title><link>http://h/1</link><description>D</description></item></rdf:RDF>',
    texts: ['K\n\nD'],
    ids: ['http://h/1'],
  },
  {
    name: 'RDF with a Dublin Core date',
    body: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="1"><title>K</title><dc:date>2026-11-14T10:00:00+01:00</dc:date></item></rdf:RDF>',
    texts: ['K'],
    dates: ['2026-11-14T09:00:00.000Z'],
  },
  {
    name: 'JSON Feed 1.1 with HTML',
    body: json([{ id: '1', content_html: '<p>een</p>' }]),
    type: 'application/feed+json',
    texts: ['een'],
  },
  {
    name: 'JSON Feed with text',
    body: json([{ id: '1', title: 'K', content_text: 'twee' }]),
    texts: ['K\n\ntwee'],
  },
  {
    name: 'JSON Feed with numbers for ids',
    body: json([{ id: 7, content_text: 'zeven' }]),
    texts: ['zeven'],
    ids: ['7'],
  },
  { name: 'a feed without items', body: rss(''), texts: [] },
  {
    name: 'a microblog feed without titles',
    body: item(
      '<guid>1</guid><description>&lt;p&gt;Hallo &lt;a href="x"&gt;@jan&lt;/a&gt;&lt;/p&gt;</description>',
    ),
    texts: ['Hallo @jan'],
  },
  {
    name: 'a title that the text repeats',
    body: item('<title>Dit is een lang…</title><description>Dit is een lang bericht</description>'),
    texts: ['Dit is een lang bericht'],
  },
]

const encodings: OddFeed[] = [
  { name: 'UTF-8 with a mark', body: `\ufeff${item('<title>café</title>')}`, texts: ['café'] },
  {
    name: 'windows-1252 declared in the XML',
    body: latin(
      '<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel><item><title>caf\xe9 \x80</title></item></channel></rss>',
    ),
    texts: ['café €'],
  },
  {
    name: 'ISO-8859-1 in the content-type',
    body: latin(item('<title>na\xefef</title>')),
    type: 'text/xml; charset=iso-8859-1',
    texts: ['naïef'],
  },
  {
    name: 'UTF-8 that is announced as ISO-8859-1',
    body: item('<title>één</title>'),
    type: 'text/xml; charset=iso-8859-1',
    texts: ['één'],
  },
  {
    name: 'UTF-8 that declares windows-1252',
    body: '<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel><item><title>één</title></item></channel></rss>',
    texts: ['één'],
  },
  {
    name: 'windows-1252 that declares nothing',
    body: latin('<rss version="2.0"><channel><item><title>caf\xe9</title></item></channel></rss>'),
    texts: ['café'],
  },
  {
    name: 'an unknown encoding name',
    body: '<?xml version="1.0" encoding="klingon"?><rss version="2.0"><channel><item><title>é</title></item></channel></rss>',
    type: 'text/xml; charset=klingon',
    texts: ['é'],
  },
  {
    name: 'UTF-16 with a mark',
    body: Buffer.from(`\ufeff${item('<title>zestien</title>')}`, 'utf16le'),
    texts: ['zestien'],
  },
  {
    name: 'UTF-16 without a mark',
    body: Buffer.from(item('<title>zestien</title>'), 'utf16le'),
    texts: ['zestien'],
  },
  {
    name: 'KOI8-R',
    body: Buffer.concat([
      latin('<?xml version="1.0" encoding="koi8-r"?><rss version="2.0"><channel><item><title>'),
      Buffer.from([0xc4, 0xc1]),
      latin('</title></item></channel></rss>'),
    ]),
    texts: ['да'],
  },
  {
    name: 'one bad byte in UTF-8',
    body: Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><item><title>a'),
      Buffer.from([0xff]),
      Buffer.from('b</title></item></channel></rss>'),
    ]),
    texts: ['a\ufffdb'],
  },
  { name: 'numeric entities', body: item('<title>&#233;&#xE9;&amp;eacute;</title>'), texts: ['ééé'] },
  { name: 'an emoji outside the basic plane', body: item('<title>😀 &#128512;</title>'), texts: ['😀 😀'] },
]

const markup: OddFeed[] = [
  {
    name: 'scripts and styles',
    body: item(
      '<description><![CDATA[<style>p{}</style><script>alert(1)</script><p>over</p>]]></description>',
    ),
    texts: ['over'],
  },
  {
    name: 'a script that is not closed',
    body: item('<description><![CDATA[<p>voor</p><script>alert(1)]]></description>'),
    texts: ['voor'],
  },
  {
    name: 'tags within a title',
    body: item('<title>&lt;b&gt;vet&lt;/b&gt; nieuws</title>'),
    texts: ['vet nieuws'],
  },
  { name: 'entities encoded twice', body: item('<title>a &amp;amp; b</title>'), texts: ['a & b'] },
  {
    name: 'a less-than sign in plain text',
    body: item('<title>1 &lt; 2 en 3 &gt; 2</title>'),
    texts: ['1 < 2 en 3 > 2'],
  },
  {
    name: 'paragraphs, lists and breaks',
    body: item('<description><![CDATA[<p>een</p><ul><li>a</li><li>b</li></ul>c<br>d]]></description>'),
    texts: ['een\n\na\n\nb\n\nc\nd'],
  },
  {
    name: 'pictures only',
    body: item('<guid>1</guid><description><![CDATA[<img src="x">]]></description>'),
    texts: [],
  },
  { name: 'white space only', body: item('<title>  \n </title>'), texts: [] },
  { name: 'no-break spaces', body: item('<title>a&amp;nbsp;b</title>'), texts: ['a b'] },
  {
    name: 'HTML that is not closed',
    body: item('<description><![CDATA[<p>een <b>twee]]></description>'),
    texts: ['een twee'],
  },
]

const damage: OddFeed[] = [
  {
    name: 'a feed cut off between items',
    body: '<rss version="2.0"><channel><item><title>heel</title></item><item><title>half',
    texts: ['heel'],
  },
  { name: 'white space before the declaration', body: `\n\n  ${item('<title>a</title>')}`, texts: ['a'] },
  {
    name: 'rubbish before the feed',
    body: `Warning: mysql_connect()\n${item('<title>a</title>')}`,
    texts: ['a'],
  },
  { name: 'a bare ampersand', body: item('<title>Jan & Piet</title>'), texts: ['Jan & Piet'] },
  { name: 'an unknown entity', body: item('<title>a &foo; b</title>'), texts: ['a &foo; b'] },
  {
    name: 'a namespace that is not declared',
    body: item('<title>a</title><foo:bar>x</foo:bar>'),
    texts: ['a'],
  },
  { name: 'control characters', body: item('<title>a\u0001b</title>'), texts: ['a\u0001b'] },
  {
    name: 'entities that would explode',
    body: '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><item><title>&c;</title></item></channel></rss>',
    texts: ['&c;'],
  },
  {
    name: 'an entity that reads a file',
    body: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>',
    texts: ['&a;'],
  },
  {
    name: 'the same guid for all',
    body: rss(
      '<item><guid>1</guid><link>http://h/1</link><title>a</title></item><item><guid>1</guid><link>http://h/2</link><title>b</title></item>',
    ),
    texts: ['a', 'b'],
    ids: ['http://h/1', 'http://h/2'],
  },
  {
    name: 'one item twice',
    body: rss('<item><guid>1</guid><title>a</title></item><item><guid>1</guid><title>a</title></item>'),
    texts: ['a'],
  },
  {
    name: 'a guid of a thousand characters',
    body: item(`<guid>${'x'.repeat(1_000)}</guid><title>a</title>`),
    texts: ['a'],
  },
  {
    name: 'a relative link',
    body: item('<guid>1</guid><title>a</title><link>/bericht/1</link>'),
    texts: ['a'],
    urls: ['{host}/bericht/1'],
  },
  {
    name: 'a link that would run a script',
    body: item('<guid>1</guid><title>a</title><link>javascript:alert(1)</link>'),
    texts: ['a'],
    urls: ['{feed}'],
  },
  {
    name: 'a guid that is no link',
    body: item('<guid isPermaLink="false">abc</guid><title>a</title>'),
    texts: ['a'],
    ids: ['abc'],
    urls: ['{feed}'],
  },
  { name: 'a feed served as HTML', body: item('<title>a</title>'), type: 'text/html', texts: ['a'] },
]

const dates: OddFeed[] = [
  ['an RFC 822 date', 'Sat, 14 Nov 2026 10:00:00 +0100', '2026-11-14T09:00:00.000Z'],
  ['a wrong weekday', 'Mon, 14 Nov 2026 10:00:00 GMT', '2026-11-14T10:00:00.000Z'],
  ['a Dutch date', 'za, 14 nov 2026 10:00:00 +0100', '2026-11-14T09:00:00.000Z'],
  ['a Dutch month that English does not know', 'wo, 13 mei 2026 10:00:00 GMT', '2026-05-13T10:00:00.000Z'],
  ['an ISO date', '2026-11-14T10:00:00Z', '2026-11-14T10:00:00.000Z'],
  ['a date without a zone', '2026-11-14 10:00:00', '2026-11-14T10:00:00.000Z'],
  ['a date in Central European time', '14 Nov 2026 10:00:00 CET', '2026-11-14T09:00:00.000Z'],
  ['a day', '2026-11-14', '2026-11-14T00:00:00.000Z'],
  ['an empty date', '', READ_AT],
  ['a date that is none', 'gisteren', READ_AT],
].map(([name = '', written = '', date = '']) => ({ name, body: dated(written), texts: ['x'], dates: [date] }))

/** Feeds in every dialect, encoding and kind of damage; all of our own making. */
export const ODD_FEEDS: readonly OddFeed[] = [...dialects, ...encodings, ...markup, ...damage, ...dates]
