import { mailToReferral, type Partner } from '../referral/mail-to-referral.ts'
import type { Frame } from '../source/frame.ts'
import { type FileContext, type FileRecord, skippedRecord } from './record.ts'

/** One e-mail a file. A person put the file here: that is its review. */
export async function* readMailFile(
  { name, bytes, writtenAt }: FileContext,
  { frame, partner }: { readonly frame: Frame; readonly partner: Partner | undefined },
): AsyncGenerator<FileRecord> {
  if (partner === undefined) {
    yield skippedRecord(
      'unreadable',
      `${name}: give the source a \`partner\`: an e-mail is a referral by somebody`,
    )
    return
  }
  const read = await mailToReferral(bytes, { frame, partnerOf: () => partner, receivedAt: writtenAt })
  if (read.kind === 'referral') yield { kind: 'item', input: read.input, maker: 'human' }
  else yield skippedRecord(read.why === 'empty' ? 'empty' : 'unreadable', `${name}: ${read.why}`)
}
