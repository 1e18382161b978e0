/** `\u0000` and lone surrogates as JSON writes them: an escape after an even number of backslashes. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gu

/**
 * A value as a json parameter. PostgreSQL's text can hold neither NUL nor half a surrogate pair; one of them in any field
 * of any signal would make the whole batch fail, so each becomes U+FFFD.
 */
export function jsonParam(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('\\u') ? text.replace(UNSTORABLE, '$1\ufffd') : text
}

/** Text that PostgreSQL can hold. */
export const storableText = (text: string): string =>
  text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\ufffd')
