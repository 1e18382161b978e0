/** A file without what its camera, phone or program wrote into it; `withheld` for kinds that cannot be stripped here. */
export type Stripped =
  | { readonly kind: 'stripped'; readonly bytes: Uint8Array }
  | { readonly kind: 'withheld'; readonly why: 'unknown_kind' | 'damaged' }

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * Takes the metadata out of a picture: place, device, owner, thumbnails. JPEG loses its APP1-APP13, APP15 and comment
 * segments, PNG every chunk a decoder does not need. Plain text has none. Everything else is withheld.
 */
export function stripMetadata(bytes: Uint8Array, type: string): Stripped {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return stripJpeg(bytes)
  if (PNG.every((byte, at) => bytes[at] === byte)) return stripPng(bytes)
  if (type === 'text/plain') return { kind: 'stripped', bytes }
  return { kind: 'withheld', why: 'unknown_kind' }
}

const damaged: Stripped = { kind: 'withheld', why: 'damaged' }

/** JFIF's own header and Adobe's colour transform are needed to show the picture; other application segments are not. */
const KEPT_APP = new Set([0xe0, 0xee])
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9

function stripJpeg(bytes: Uint8Array): Stripped {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length) {
    if (view.getUint8(at) !== 0xff) return damaged
    const marker = view.getUint8(at + 1)
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.length || end < at + 4) return damaged
    const isMetadata = (marker >= 0xe0 && marker <= 0xef && !KEPT_APP.has(marker)) || marker === 0xfe
    if (!isMetadata) kept.push(bytes.subarray(at, end))
    at = end
    if (marker !== START_OF_SCAN) continue
    const last = endOfImage(bytes, at)
    // What stands after the end is no picture: some phones put a film or a second picture with its own place there.
    kept.push(bytes.subarray(at, last))
    return { kind: 'stripped', bytes: Buffer.concat(kept) }
  }
  return damaged
}

/** Within a scan 0xff is followed by 0x00 or a restart; anything else begins another segment. */
function endOfImage(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1)
    if (bytes[at] === 0xff && bytes[at + 1] === END_OF_IMAGE) return at + 2
  return bytes.length
}

const KEPT_CHUNKS = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
  'acTL',
  'fcTL',
  'fdAT',
])

function stripPng(bytes: Uint8Array): Stripped {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, PNG.length)]
  let at = PNG.length
  while (at + 12 <= bytes.length) {
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return damaged
    if (KEPT_CHUNKS.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return { kind: 'stripped', bytes: Buffer.concat(kept) }
    at = end
  }
  return damaged
}
