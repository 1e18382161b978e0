import { expect, test } from 'vitest'
import { AccessConfig, accessProblem } from './access.ts'

const open = AccessConfig.parse({ kind: 'open' })
const accounts = AccessConfig.parse({ kind: 'accounts' })
const cases: [string, AccessConfig, { host: string; names: string[] }, boolean][] = [
  ['open on the machine itself', open, { host: '127.0.0.1', names: [] }, true],
  ['open on IPv6 loopback', open, { host: '::1', names: [] }, true],
  ['open to the network', open, { host: '0.0.0.0', names: [] }, false],
  ['open behind a proxy', open, { host: '127.0.0.1', names: ['seinpost.stad.example'] }, false],
  ['accounts anywhere', accounts, { host: '0.0.0.0', names: ['seinpost.stad.example'] }, true],
]
for (const [name, access, http, good] of cases)
  test(name, () => expect(accessProblem(access, http) === null).toBe(good))

test('single sign-on and the public address go over HTTP or HTTPS, and HTTPS', () => {
  const oidc = { issuer: 'javascript:alert(1)', clientId: 'x', clientSecret: { env: 'X' } }
  expect(AccessConfig.safeParse({ kind: 'accounts', oidc }).success).toBe(false)
  expect(AccessConfig.safeParse({ kind: 'accounts', publicUrl: 'http://x.example' }).success).toBe(false)
})
