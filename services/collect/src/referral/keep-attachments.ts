import { asSeinpostError } from '@seinpost/domain'
import type { Attachment } from './mail-to-referral.ts'
import type { Scan } from './scan.ts'
import { stripMetadata } from './strip-metadata.ts'

/** An attachment as whoever reviews a referral sees it. `base64` is there only when it is clean and without metadata. */
export interface KeptAttachment {
  readonly name: string
  readonly type: string
  readonly size: number
  readonly state: 'kept' | 'infected' | 'not_scanned' | 'too_large' | 'unknown_kind' | 'damaged'
  readonly base64?: string
}

const MAX_BYTES = 5 * 1024 * 1024

/** Scans attachments and takes their metadata out. Without a scanner none is kept: its name and size are all there is. */
export async function keepAttachments(
  attachments: readonly Attachment[],
  scan: Scan | undefined,
): Promise<KeptAttachment[]> {
  const kept: KeptAttachment[] = []
  for (const attachment of attachments) kept.push(await keep(attachment, scan))
  return kept
}

async function keep({ name, type, bytes }: Attachment, scan: Scan | undefined): Promise<KeptAttachment> {
  const about = { name: name.slice(0, 200), type: type.slice(0, 100), size: bytes.length }
  if (bytes.length > MAX_BYTES) return { ...about, state: 'too_large' }
  const verdict = await scanned(bytes, scan)
  if (verdict !== 'clean') return { ...about, state: verdict }
  const stripped = stripMetadata(bytes, type)
  if (stripped.kind === 'withheld') return { ...about, state: stripped.why }
  return { ...about, state: 'kept', base64: Buffer.from(stripped.bytes).toString('base64') }
}

async function scanned(
  bytes: Uint8Array,
  scan: Scan | undefined,
): Promise<'clean' | 'infected' | 'not_scanned'> {
  if (scan === undefined) return 'not_scanned'
  try {
    return (await scan(bytes)).kind
  } catch (error) {
    // A scanner that is down must not hold the referral up; the attachment is what is left out.
    if (asSeinpostError(error).retryable) return 'not_scanned'
    throw error
  }
}
