import { Secret, TOTP } from 'otpauth'

const PERIOD = 30
const of = (secret: string, label = ''): TOTP =>
  new TOTP({
    issuer: 'Seinpost',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  })

/** A new secret of 160 bits in base32, as authenticator apps read it. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32

/** What an authenticator app reads. */
export const codeUri = (secret: string, login: string): string => of(secret, login).toString()

/** The code an app shows at this moment. */
export const codeAt = (secret: string, now: Date): string => of(secret).generate({ timestamp: now.getTime() })

/**
 * The time step of a right code, or null. The step before and after count too, for clocks that differ; a step that was
 * used is used up, so that a code seen over a shoulder opens nothing.
 */
export function stepOfCode(
  code: string,
  { secret, now, lastStep }: { readonly secret: string; readonly now: Date; readonly lastStep: number },
): number | null {
  const digits = code.replaceAll(' ', '')
  if (!/^\d{6}$/u.test(digits)) return null
  const delta = of(secret).validate({ token: digits, timestamp: now.getTime(), window: 1 })
  if (delta === null) return null
  const step = Math.floor(now.getTime() / 1_000 / PERIOD) + delta
  return step > lastStep ? step : null
}
