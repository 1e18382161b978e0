import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const b64 = (bytes: Buffer) => bytes.toString('base64url')
const USER_PRESENT_AND_VERIFIED = 0x05
const HAS_KEY = 0x40

/** The little of CBOR that an authenticator writes. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const pairs = [...value].flatMap(([key, inner]) => [cbor(key), cbor(inner as Buffer)])
  return Buffer.concat([head(5, value.size), ...pairs])
}
function head(type: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(type << 5) | size])
  if (size < 256) return Buffer.from([(type << 5) | 24, size])
  return Buffer.from([(type << 5) | 25, size >> 8, size & 0xff])
}

/** A passkey in software: a real key pair, real signatures, as a phone would make them. */
export function openAuthenticator({
  origin,
  hostname,
}: {
  readonly origin: string
  readonly hostname: string
}) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authenticatorData = (flags: number, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(hostname), Buffer.from([flags]), count, more])
  }
  const credential = (response: object) => ({
    id: b64(id),
    rawId: b64(id),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })
  return {
    /** Answers `navigator.credentials.create`. */
    create(challenge: string) {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const key = cbor(
        new Map<number, number | Buffer>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const size = Buffer.from([0, id.length])
      const made = Buffer.concat([Buffer.alloc(16), size, id, key])
      const attestationObject = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authenticatorData(USER_PRESENT_AND_VERIFIED | HAS_KEY, made)],
        ]),
      )
      return credential({
        clientDataJSON: b64(clientData('webauthn.create', challenge)),
        attestationObject: b64(attestationObject),
      })
    },
    /** Answers `navigator.credentials.get`. A count that stands still is what a copied key would show. */
    get(challenge: string, { counts = true }: { readonly counts?: boolean } = {}) {
      if (counts) counter += 1
      const data = authenticatorData(USER_PRESENT_AND_VERIFIED)
      const client = clientData('webauthn.get', challenge)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return credential({
        authenticatorData: b64(data),
        clientDataJSON: b64(client),
        signature: b64(signature),
      })
    },
  }
}
