import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPrivateAddress } from './private-address.ts'

/** A name stands for an address that is not public. */
export class PrivateAddressError extends Error {
  constructor(host: string) {
    super(`${host} stands for a private address`)
    this.name = 'PrivateAddressError'
  }
}

/**
 * A lookup for one connection: the address that is checked is the address that is connected to, so a name cannot
 * change its mind between the check and the connection. One private address among several refuses them all.
 */
export const guardedLookup =
  (allowPrivate: boolean): LookupFunction =>
  (host, options, done) => {
    systemLookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, [])
      if (!allowPrivate && addresses.some(({ address }) => isPrivateAddress(address))) {
        return done(new PrivateAddressError(host), [])
      }
      const [first] = addresses
      if (first === undefined) return done(new Error(`${host} has no address`), [])
      if (options.all === true) return done(null, addresses)
      return done(null, first.address, first.family)
    })
  }
