import { Parser } from 'htmlparser2'

/** Elements whose content is not for reading. */
const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'head',
  'title',
])

/** Elements that begin on a line of their own. */
const BLOCK = new Set(
  'address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
)

/** Looks like HTML: a tag or an entity somewhere. */
const MARKUP = /<[a-z!/][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/iu

/**
 * What a reader would see of a piece of HTML: no tags, scripts or styles, entities decoded, blocks on lines of their
 * own. Text without markup stays as it is but for its white space.
 */
export function htmlToText(html: string): string {
  if (!MARKUP.test(html)) return tidy(html)
  let text = ''
  let silent = 0
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent += 1
      if (BLOCK.has(name) || name === 'br') text += '\n'
    },
    ontext(piece) {
      if (silent === 0) text += piece.replace(/\s+/gu, ' ')
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (BLOCK.has(name)) text += '\n'
    },
  })
  parser.end(html)
  return tidy(text)
}

const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
