import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** OWASP's figures for scrypt with 32 MB: a guess costs a tenth of a second and the memory. */
const COST = { log2N: 15, r: 8, p: 3 }
const KEY_BYTES = 32
const MIN_LENGTH = 12
const MAX_LENGTH = 200

/** One person types a password in one of two forms of the same letters. */
const normal = (password: string): string => password.normalize('NFKC')

function derive(password: string, salt: Buffer, { log2N, r, p }: typeof COST): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r }
  return new Promise((resolve, reject) => {
    scrypt(normal(password), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** Why this is no password to take, or null. Length is what counts; rules about signs make people choose worse ones. */
export function passwordProblem(password: string, { login }: { readonly login: string }): string | null {
  const { length } = normal(password)
  if (length < MIN_LENGTH) return `must have at least ${MIN_LENGTH} characters`
  if (length > MAX_LENGTH) return `must have at most ${MAX_LENGTH} characters`
  if (new Set(normal(password)).size < 5) return 'repeats too few characters'
  if (normal(password).toLowerCase().includes(login.toLowerCase())) return 'must not hold the name'
  return null
}

/** The password as it is kept: `scrypt$log2N$r$p$salt$key`. */
export async function sealPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  const { log2N, r, p } = COST
  return ['scrypt', log2N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether it is the password. With none kept the same work is done, so that the time taken tells nothing. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [kind, log2N, r, p, salt = '', key = ''] = (kept ?? '').split('$')
  if (kind !== 'scrypt') {
    await derive(password, Buffer.alloc(16), COST)
    return false
  }
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) }
  const given = await derive(password, Buffer.from(salt, 'base64url'), cost)
  return timingSafeEqual(given, Buffer.from(key, 'base64url'))
}
