import type { Recipient } from '@seinpost/schemas'

/** Who owns a case that nobody has a role of owner in: those who help before those who coordinate. */
const WITHOUT_PRIMARY = ['help', 'supra-local', 'analyst']

/** The one desk a case is of, when nobody decided otherwise. */
export function ownerOf(recipients: readonly Pick<Recipient, 'queue' | 'role'>[]): string {
  const primary = recipients.find(({ role }) => role === 'primary')
  if (primary !== undefined) return primary.queue
  const own = WITHOUT_PRIMARY.find((desk) => recipients.some(({ queue }) => queue === desk))
  return own ?? recipients[0]?.queue ?? 'supra-local'
}
