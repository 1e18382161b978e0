/** BullMQ takes neither numbers nor `:` as a job's id; ours may be either. */
const PREFIX = 'j-'

export const toBullId = (id: string): string => PREFIX + id.replace(/[%:]/gu, encodeURIComponent)

/** Ids of a schedule's jobs are BullMQ's own and stay as they are. */
export const fromBullId = (id: string): string =>
  id.startsWith(PREFIX) ? id.slice(PREFIX.length).replace(/%(25|3A)/gu, decodeURIComponent) : id
