import {
  accountRoutes,
  linkRoutes,
  oidcRoutes,
  orderRoutes,
  passkeyRoutes,
  sessionRoutes,
} from '@seinpost/gateway'
import type { OpenArea } from './area.ts'

/** Signing in and out, one's own account, and the links partners refer by. */
export const sessionArea: OpenArea = async ({ parts, access, logger }) => {
  const { signIn, books, oidc } = access
  return (app) => {
    sessionRoutes(app, signIn)
    passkeyRoutes(app, signIn)
    accountRoutes(app, signIn)
    orderRoutes(app, { books, now: parts.now })
    linkRoutes(app, { links: books.links, now: parts.now })
    if (oidc !== null) oidcRoutes(app, { ...signIn, ...oidc, log: logger })
  }
}
