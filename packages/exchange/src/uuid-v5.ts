import { createHash } from 'node:crypto'

/** The namespace that STIX 2.1 gives ids of observables (section 2.9). */
export const STIX_NAMESPACE = '00abedb4-aa42-466c-9c01-fed23315a9b7'
/** Ours, for everything else: one id for one thing, however often it is exported. */
export const OWN_NAMESPACE = '6e5bd6f1-3a1c-5a53-9d4e-0d6f0a6c2b11'

/** A UUID from a name (RFC 9562, version 5). */
export function uuidV5(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
