import { createPrivateKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSignedBy, newSigningKeyPem, signingKey } from './signing-key.ts'

test('a key in PEM and the same key on one line sign alike', () => {
  const pem = newSigningKeyPem()
  const line = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const [one, two] = [signingKey(pem), signingKey(line)]
  expect(two.id).toBe(one.id)
  expect(isSignedBy(one.publicKey, 'a head', two.sign('a head'))).toBe(true)
})

for (const text of ['', 'no key', Buffer.from('no key').toString('base64')])
  test(`"${text}" is refused with how to make one`, () => {
    expect(() => signingKey(text)).toThrow(
      expect.objectContaining({ code: 'config_invalid', remedy: expect.stringContaining('openssl genpkey') }),
    )
  })
