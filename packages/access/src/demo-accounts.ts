import type { Role } from '@seinpost/schemas'

/** An invented account of the demonstration. */
export interface DemoAccount {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly desks: readonly string[]
}

export const DEMO_PREFIX = 'demo:'

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { id: 'demo:an', name: 'An Peeters', role: 'analyst', desks: ['analyst', 'supra-local'] },
  { id: 'demo:mechelen', name: 'Karim Haddad', role: 'officer', desks: ['municipality-12025'] },
  { id: 'demo:antwerpen', name: 'Els Wouters', role: 'officer', desks: ['municipality-11002'] },
  { id: 'demo:school', name: 'Joke Maes', role: 'referrer', desks: [] },
  { id: 'demo:operator', name: 'Tom Claes', role: 'operator', desks: [] },
  { id: 'demo:auditor', name: 'Nora Lambert', role: 'auditor', desks: [] },
]
