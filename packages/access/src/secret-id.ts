import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, with a prefix that says what they open. */
export const newSecret = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`

/** Session ids, service tokens and links are kept as this alone: who reads the store can open nothing with it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const SERVICE_PREFIX = 'snp_'
export const LINK_PREFIX = 'snl_'
/** The token that a running program leaves for commands on its own machine. */
export const LOCAL_PREFIX = 'snm_'
