export type { Account, Accounts, NewAccount } from './accounts.ts'
export { personActor } from './actors.ts'
export type { AttemptBook } from './attempt-book.ts'
export { carryOut } from './carry-out.ts'
export { CHALLENGE_SECONDS, type Challenges } from './challenges.ts'
export type { CredentialStore } from './credentials.ts'
export { DEMO_ACCOUNTS, type DemoAccount } from './demo-accounts.ts'
export { accountOfClaims } from './oidc-claims.ts'
export { codeAt, codeUri, newCodeSecret, stepOfCode } from './one-time-code.ts'
export { type AccessBooks, type AccessOptions, openAccessBooks } from './open-access.ts'
export {
  accountOfPasskey,
  askNewPasskey,
  askPasskey,
  keepPasskey,
  type PasskeyDeps,
  type Site,
} from './passkey-ceremonies.ts'
export type { Passkey, Passkeys } from './passkeys.ts'
export { isPassword, passwordProblem, sealPassword } from './password.ts'
export type { ReferralLink, ReferralLinks } from './referral-links.ts'
export { seal, unseal } from './seal.ts'
export { hashOf, LINK_PREFIX, LOCAL_PREFIX, newSecret, SERVICE_PREFIX } from './secret-id.ts'
export type { ServiceToken, ServiceTokens } from './service-tokens.ts'
export type { Sessions, SignInWay } from './sessions.ts'
export { type SignedIn, signInByPassword } from './sign-in.ts'
