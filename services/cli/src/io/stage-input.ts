import { acceptSignal, type GateDeps, readNdjson } from '@seinpost/gate'
import { BareInput, type Refusal, type Signal } from '@seinpost/schemas'
import { openInput } from './open-input.ts'

export type StageInput =
  | { readonly kind: 'signal'; readonly signal: Signal }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

const MAX_LINE_BYTES = 4 << 20

/** The inputs of a stage command: full signals through the gate, or the labelled cases' bare form. */
export async function* readStageInputs(file: string, deps: GateDeps): AsyncGenerator<StageInput> {
  for await (const line of readNdjson(await openInput(file), { maxLineBytes: MAX_LINE_BYTES })) {
    if (line.kind === 'refused') {
      yield { kind: 'refused', refusal: line.refusal }
      continue
    }
    const verdict = isBare(line.value)
      ? acceptSignal(fullForm(line.value, line.line, deps.now), deps)
      : acceptSignal(line.value, deps)
    if (verdict.kind === 'accepted') yield { kind: 'signal', signal: named(verdict.signal, line.value) }
    else yield { kind: 'refused', refusal: { ...verdict.refusal, line: line.line } }
  }
}

function isBare(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'text' in value && !('source' in value)
}

/** A labelled set names its cases as it likes; the answer carries the name as it was given. */
function named(signal: Signal, value: unknown): Signal {
  const bare = isBare(value) ? BareInput.safeParse(value) : null
  return bare?.data?.id === undefined ? signal : { ...signal, id: bare.data.id }
}

/** The signal a bare text stands for: a public post in the venue it names, or a referral. */
export function fullForm(value: object, line: number, now: Date): unknown {
  const bare = BareInput.safeParse(value)
  if (!bare.success) return value
  const { text, lang, venue = 'unknown', thread } = bare.data
  const isReferral = venue === 'referral'
  const id = `line-${line}`
  return {
    id,
    source: {
      kind: isReferral ? 'referral' : 'public',
      adapter: 'file',
      platform: venue,
      url: `https://bare.example.org/${encodeURIComponent(id)}`,
      externalId: id,
      community: venue,
    },
    publishedAt: now.toISOString(),
    text,
    ...(lang !== undefined && { lang }),
    ...(thread && { thread }),
    ...(isReferral && { referral: { partner: 'unknown', sector: 'unknown' } }),
  }
}
