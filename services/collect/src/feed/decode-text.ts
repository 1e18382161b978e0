/** Encodings that UTF-8 validity says nothing about: their bytes can look like ASCII. */
const STATEFUL = /^(?:utf-16|iso-2022|hz-gb)/u

const BOMS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

const bomOf = (bytes: Uint8Array): string | undefined =>
  BOMS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1]

/** UTF-16 without a mark shows as every second byte of `<?xml` being zero. */
function wideOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le'
  return bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : undefined
}

const charsetOf = (contentType: string): string | undefined =>
  /charset\s*=\s*"?([\w:.-]+)/iu.exec(contentType)?.[1]

const declaredIn = (bytes: Uint8Array): string | undefined =>
  /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w:.-]+)["']/u.exec(
    Buffer.from(bytes.subarray(0, 300)).toString('latin1'),
  )?.[1]

/** Where windows-1252 differs from ISO-8859-1: bytes 0x80 to 0x9f. Node 20 decodes them as control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const asWindows = (text: string): string =>
  text.replace(/[\u0080-\u009f]/gu, (mark) => WINDOWS_1252[mark.charCodeAt(0) - 0x80] ?? mark)

function decodeAs(bytes: Uint8Array, encoding: string | undefined, fatal: boolean): string | null {
  if (encoding === undefined) return null
  try {
    const decoder = new TextDecoder(encoding, { fatal })
    const text = decoder.decode(bytes)
    return decoder.encoding === 'windows-1252' ? asWindows(text) : text
  } catch {
    return null // An unknown name or bytes that do not fit: the next candidate is tried.
  }
}

/**
 * The text of a feed. What the bytes are beats what the server says they are: a mark, then valid UTF-8, then the
 * content-type, then the XML declaration, and last windows-1252, which takes anything.
 */
export function decodeText(bytes: Uint8Array, contentType = ''): string {
  const named = (charsetOf(contentType) ?? declaredIn(bytes))?.toLowerCase()
  const sure = bomOf(bytes) ?? wideOf(bytes)
  const first = sure ?? (named !== undefined && STATEFUL.test(named) ? named : undefined)
  return (
    decodeAs(bytes, first, false) ??
    decodeAs(bytes, 'utf-8', true) ??
    decodeAs(bytes, charsetOf(contentType), false) ??
    decodeAs(bytes, declaredIn(bytes), false) ??
    decodeAs(bytes, 'windows-1252', false) ??
    ''
  )
}
