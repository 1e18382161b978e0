import {
  type GateConfig,
  type Refusal,
  type RefusalReason,
  type Signal,
  SignalInput,
  SourceKind,
} from '@seinpost/schemas'
import { cleanText } from './clean-text.ts'
import { contentHash } from './content-hash.ts'
import { describeIssues } from './describe-issues.ts'
import { derivedId, sourceKey } from './identity.ts'
import { judgeOrigin } from './policy.ts'
import { type PseudonymKey, pseudonymOf } from './pseudonym.ts'

export interface GateDeps {
  readonly config: GateConfig
  readonly key: PseudonymKey
  readonly now: Date
}

export type GateVerdict =
  | { readonly kind: 'accepted'; readonly signal: Signal }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

const DAY_MS = 86_400_000

/**
 * The gate for one input of unknown shape: a signal with a legal frame and a pseudonym, or a refusal that names the
 * fields and the remedy and carries no content. Conflicts with earlier signals are for whoever knows those.
 */
export function acceptSignal(value: unknown, { config, key, now }: GateDeps): GateVerdict {
  const parsed = SignalInput.safeParse(value)
  if (!parsed.success) {
    const described = describeIssues(parsed.error.issues)
    const empty = described.fields.length === 1 && isEmptyText(value)
    return refused(value, empty ? 'empty_text' : 'schema', described)
  }
  const input = parsed.data
  const lawful = judgeOrigin(input, config.closedSpaces)
  if (lawful.kind === 'not_public')
    return refused(value, 'not_public', { fields: [lawful.field], detail: lawful.detail })
  const problem = sizeProblem(input, config) ?? referralProblem(input) ?? dateProblem(input, config, now)
  if (problem) return refused(value, problem.reason, { fields: [problem.field], detail: problem.detail })
  const text = cleanText(input.text)
  if (text.trim() === '')
    return refused(value, 'empty_text', {
      fields: ['text'],
      detail: 'text: holds nothing readable, give the message',
    })
  return { kind: 'accepted', signal: signalOf(input, text, { config, key, now }) }
}

function signalOf(input: SignalInput, text: string, { config, key, now }: GateDeps): Signal {
  const { visibility: _read, ...source } = input.source
  const sourceId = sourceKey(source)
  const frame = config.legal[source.kind]
  const thread = input.thread?.map((message) => ({ ...message, text: cleanText(message.text) }))
  const referral = input.referral && {
    ...input.referral,
    ...(input.referral.offlineContext !== undefined && {
      offlineContext: cleanText(input.referral.offlineContext),
    }),
  }
  return {
    id: input.id ?? derivedId(sourceId),
    contentHash: contentHash({ text, thread, place: input.place, referral }),
    source: { ...source, key: sourceId },
    publishedAt: new Date(input.publishedAt).toISOString(),
    receivedAt: now.toISOString(),
    text,
    ...(input.lang !== undefined && { lang: input.lang }),
    ...(input.author && {
      author: {
        pseudonym: pseudonymOf({ handle: input.author.handle, platform: source.platform }, key),
        keyId: key.id,
      },
    }),
    ...(thread && { thread }),
    ...(input.place && { place: input.place }),
    ...(referral && { referral }),
    legal: {
      basis: frame.basis,
      purpose: frame.purpose,
      handling: frame.handling,
      retainUntil: new Date(now.getTime() + frame.retentionDays * DAY_MS).toISOString(),
    },
  }
}

interface Problem {
  readonly reason: RefusalReason
  readonly field: string
  readonly detail: string
}

function sizeProblem({ text }: SignalInput, { maxTextLength }: GateConfig): Problem | null {
  if (text.length <= maxTextLength) return null
  return {
    reason: 'too_large',
    field: 'text',
    detail: `text: is ${text.length} characters long, at most ${maxTextLength} are taken (gate.maxTextLength); hand in the passage that matters`,
  }
}

function referralProblem({ source, referral }: SignalInput): Problem | null {
  if (source.kind === 'public' || referral) return null
  return {
    reason: 'schema',
    field: 'referral',
    detail: `referral: is missing, a signal of kind "${source.kind}" says who refers it (partner, sector)`,
  }
}

function dateProblem(
  { publishedAt }: SignalInput,
  { futureToleranceMinutes }: GateConfig,
  now: Date,
): Problem | null {
  const at = Date.parse(publishedAt)
  if (Number.isNaN(at))
    return {
      reason: 'schema',
      field: 'publishedAt',
      detail: 'publishedAt: is no date that exists, give an ISO 8601 date-time',
    }
  if (at <= now.getTime() + futureToleranceMinutes * 60_000) return null
  return {
    reason: 'future_date',
    field: 'publishedAt',
    detail: `publishedAt: lies more than ${futureToleranceMinutes} minutes in the future; check the source's clock and hand it in again`,
  }
}

function isEmptyText(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'text' in value && value.text === ''
}

function refused(
  value: unknown,
  reason: RefusalReason,
  { fields, detail }: { fields: string[]; detail: string },
): GateVerdict {
  return { kind: 'refused', refusal: { ...whence(value), reason, fields, detail } }
}

/** What an unread input says of itself, as far as it has the right shape. */
function whence(value: unknown): Pick<Refusal, 'id' | 'source'> {
  const field = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
  const named = (of: unknown, name: string) => {
    const found = field(of, name)
    return typeof found === 'string' && found.length <= 200 ? found.toWellFormed() : undefined
  }
  const source = field(value, 'source')
  const id = named(value, 'id')
  const kind = SourceKind.safeParse(field(source, 'kind'))
  const adapter = named(source, 'adapter')
  const platform = named(source, 'platform')
  return {
    ...(id !== undefined && { id }),
    source: {
      ...(kind.success && { kind: kind.data }),
      ...(adapter !== undefined && { adapter }),
      ...(platform !== undefined && { platform }),
    },
  }
}
