import { OidcConfig } from '@seinpost/schemas'
import { expect, test } from 'vitest'
import { accountOfClaims } from './oidc-claims.ts'

const base = {
  issuer: 'https://id.stad.example/realms/stad',
  clientId: 'seinpost',
  clientSecret: { env: 'X' },
}
const keycloak = OidcConfig.parse(base)
const own = OidcConfig.parse({
  ...base,
  rolesClaim: 'https://stad.example/roles',
  desksClaim: 'groups.desks',
})

const cases: [string, OidcConfig, object, object | null][] = [
  [
    'a realm’s roles by their prefix',
    keycloak,
    { name: 'Jan', realm_access: { roles: ['seinpost-analyst', 'operator'] }, seinpost_desks: ['analyst'] },
    { name: 'Jan', roles: ['analyst'], desks: ['analyst'] },
  ],
  [
    'a claim whose name has dots',
    own,
    { 'https://stad.example/roles': 'auditor' },
    { roles: ['auditor'], desks: [] },
  ],
  [
    'desks in one text',
    own,
    { 'https://stad.example/roles': ['officer'], groups: { desks: 'a, b' } },
    { desks: ['a', 'b'] },
  ],
  [
    'never every desk',
    keycloak,
    { realm_access: { roles: ['seinpost-officer'] }, seinpost_desks: ['*', 'a'] },
    { desks: ['a'] },
  ],
  ['no role', keycloak, { realm_access: { roles: ['offline_access'] } }, null],
  ['roles of another shape', keycloak, { realm_access: 'seinpost-analyst' }, null],
  [
    'a name that is none',
    keycloak,
    { name: ' ', realm_access: { roles: ['seinpost-auditor'] } },
    { name: 'sub-1' },
  ],
]
for (const [name, config, claims, want] of cases)
  test(`claims: ${name}`, () => {
    const account = accountOfClaims({ sub: 'sub-1', ...claims }, config)
    if (want === null) expect(account).toBeNull()
    else expect(account).toMatchObject(want)
  })
