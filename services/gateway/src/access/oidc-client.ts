import { SeinpostError } from '@seinpost/domain'
import type { OidcConfig } from '@seinpost/schemas'
import type { Configuration } from 'openid-client'
import { LOOPBACK_NAMES } from '../guard/host-check.ts'

/** What is kept while the browser is at the provider. */
export interface OidcAsked {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Signing in at a provider: authorization code flow with PKCE, state and nonce. */
export interface OidcClient {
  /** Where to send the browser. @throws SeinpostError `source_unreachable` */
  start(redirectUri: string): Promise<{ readonly url: string; readonly asked: OidcAsked }>
  /** Who came back to `callback`. @throws SeinpostError `unauthenticated` when the answer does not hold. */
  finish(
    callback: URL,
    asked: OidcAsked,
  ): Promise<Readonly<Record<string, unknown>> & { readonly sub: string }>
}

/** The provider is asked when somebody first signs in, so that the program starts without it. */
export function openOidcClient(config: OidcConfig, readSecret: () => Promise<string>): OidcClient {
  let found: Promise<Configuration> | null = null

  async function discover(): Promise<Configuration> {
    const { allowInsecureRequests, discovery } = await import('openid-client')
    const issuer = new URL(config.issuer)
    // Plain HTTP only where nobody is in between.
    const execute =
      issuer.protocol === 'http:' && LOOPBACK_NAMES.has(issuer.hostname) ? [allowInsecureRequests] : []
    return await discovery(issuer, config.clientId, await readSecret(), undefined, { execute, timeout: 10 })
  }
  async function provider(): Promise<Configuration> {
    found ??= discover()
    try {
      return await found
    } catch (cause) {
      found = null
      throw new SeinpostError('source_unreachable', 'The provider of single sign-on does not answer.', {
        cause,
        retryable: true,
        remedy:
          'Check access.oidc in the config and that the provider runs; passwords and passkeys work meanwhile.',
      })
    }
  }

  return {
    async start(redirectUri) {
      const oidc = await import('openid-client')
      const at = await provider()
      const verifier = oidc.randomPKCECodeVerifier()
      const asked = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier }
      const url = oidc.buildAuthorizationUrl(at, {
        redirect_uri: redirectUri,
        scope: config.scope,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: asked.state,
        nonce: asked.nonce,
      })
      return { url: url.href, asked }
    },
    async finish(callback, { state, nonce, verifier }) {
      const oidc = await import('openid-client')
      const at = await provider()
      const checks = {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      }
      try {
        const tokens = await oidc.authorizationCodeGrant(at, callback, checks)
        const claims = tokens.claims()
        if (claims === undefined) throw new Error('no id token')
        const more =
          at.serverMetadata().userinfo_endpoint === undefined
            ? {}
            : await oidc.fetchUserInfo(at, tokens.access_token, claims.sub)
        return { ...more, ...claims }
      } catch (cause) {
        throw new SeinpostError('unauthenticated', 'The provider did not confirm who you are.', {
          cause,
          remedy: 'Sign in again.',
        })
      }
    },
  }
}
