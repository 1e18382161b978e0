import { createHash } from 'node:crypto'
import { SeinpostError } from '@seinpost/domain'
import type { IntakeSender, Refusal } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'

export interface SignedCall {
  readonly sender: string
  /** The body's bytes as they came: the signature is over these. */
  readonly body: string
  readonly id: string
  readonly timestamp: string
  readonly signature: string
}

export interface SignedIntakeDeps {
  readonly sql: Sql
  readonly now: () => Date
  readonly senders: () => readonly IntakeSender[]
  readonly secret: (ref: IntakeSender['secret']) => Promise<string>
  readonly accept: (
    inputs: readonly { readonly value: unknown }[],
  ) => Promise<
    readonly (
      | { readonly kind: 'accepted' | 'known'; readonly id: string }
      | { readonly kind: 'refused'; readonly refusal: Refusal }
    )[]
  >
}

export interface SignedAnswer {
  readonly results: readonly (
    | { readonly status: 'accepted' | 'known'; readonly id: string }
    | { readonly status: 'refused'; readonly reason: string; readonly detail: string }
  )[]
}

const Body = z.union([z.strictObject({ signals: z.array(z.unknown()).min(1).max(500) }), z.looseObject({})])
const Kind = z.looseObject({ source: z.looseObject({ kind: z.string() }) })
/** As far as two clocks may be apart, and as long as a call may be on its way. */
const TOLERANCE_MS = 300_000

const unsigned = (why: string) =>
  new SeinpostError('unauthenticated', `The call is not signed as it should be: ${why}.`, {
    remedy: 'Sign id, timestamp and body as Standard Webhooks asks, with the secret both sides keep.',
  })

/**
 * Takes what another system hands in by a signed call. The very same call twice is a replay and refused; a retry, which is
 * signed anew, is taken, and its signals answer `known`.
 *
 * @throws SeinpostError `unauthenticated`, `rate_limited`, `forbidden`, `usage`.
 */
export async function takeSigned(call: SignedCall, deps: SignedIntakeDeps): Promise<SignedAnswer> {
  const sender = deps.senders().find(({ id }) => id === call.sender)
  // One answer for a sender that is unknown and for a wrong signature: nobody learns who hands in.
  if (sender === undefined) throw unsigned('the signature does not fit')
  await assertSigned(call, sender, deps)
  const signals = signalsOf(call.body)
  for (const [at, signal] of signals.entries()) assertKind(signal, at, sender)
  await assertFresh(call, signals.length, sender, deps)
  const answers = await deps.accept(signals.map((value) => ({ value })))
  return {
    results: answers.map((answer) =>
      answer.kind === 'refused'
        ? { status: 'refused', reason: answer.refusal.reason, detail: answer.refusal.detail }
        : { status: answer.kind, id: answer.id },
    ),
  }
}

async function assertSigned(
  call: SignedCall,
  sender: IntakeSender,
  { secret, now }: SignedIntakeDeps,
): Promise<void> {
  const sentMs = Number(call.timestamp) * 1_000
  if (!(Math.abs(now().getTime() - sentMs) <= TOLERANCE_MS)) throw unsigned('its time is too far from ours')
  const webhook = new Webhook(await secret(sender.secret))
  // The library would hold the time against the clock of the machine; ours is handed in, so the signature alone is asked.
  const expected = webhook.sign(call.id, new Date(sentMs), call.body)
  const known = new Set(expected.split(' '))
  const given = call.signature.split(' ').slice(0, 10)
  if (!given.some((one) => [...known].some((mine) => sameBytes(one, mine))))
    throw unsigned('the signature does not fit')
}

/** Compares digests, so that how long it takes tells nothing of how much was right. */
const sameBytes = (one: string, other: string): boolean => digest(one) === digest(other)
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

function signalsOf(body: string): readonly unknown[] {
  const parsed = Body.safeParse(jsonOf(body))
  if (!parsed.success)
    throw new SeinpostError('usage', 'signals: must be a list of 1 to 500 signals, or the body one signal', {
      remedy: 'Send {"signals": […]} or one signal; /openapi.json describes it.',
    })
  const { data } = parsed
  return 'signals' in data && Array.isArray(data.signals) ? data.signals : [data]
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new SeinpostError('usage', 'The body is no JSON.', { cause, remedy: 'Send JSON in UTF-8.' })
  }
}

function assertKind(signal: unknown, at: number, { id, kinds }: IntakeSender): void {
  const read = Kind.safeParse(signal)
  // What has no kind the gate refuses, and counts.
  if (!read.success || kinds.some((kind) => kind === read.data.source.kind)) return
  throw new SeinpostError(
    'forbidden',
    `signals.${at}.source.kind: "${id}" may hand in ${kinds.join(', ')} alone`,
    {
      remedy: 'Ask the operator to allow this kind for your system.',
    },
  )
}

const REMEMBER = `
insert into seinpost.intake_calls (sender, digest, at) values ($1, $2, $3::timestamptz) on conflict do nothing`
const COUNT = `
insert into seinpost.intake_counts (sender, day, taken) values ($1, $2::date, $3::int)
on conflict (sender, day) do update set taken = intake_counts.taken + excluded.taken
where intake_counts.taken + excluded.taken <= $4::int`

/** Replay and quota in one transaction: a call that is over the quota is not remembered and may come again tomorrow. */
async function assertFresh(
  call: SignedCall,
  count: number,
  { id, perDay }: IntakeSender,
  { sql, now }: SignedIntakeDeps,
): Promise<void> {
  const at = now()
  const limited = () =>
    new SeinpostError('rate_limited', `"${id}" may hand in ${perDay} signals a day`, {
      retryable: true,
      remedy: 'Hand the rest in tomorrow, or ask the operator for more.',
    })
  if (count > perDay) throw limited()
  await sql.tx(async (tx) => {
    const seen = digest(`${call.id}\n${call.timestamp}\n${call.signature}\n${call.body}`)
    if ((await tx.query(REMEMBER, [id, seen, at])).rowCount === 0)
      throw new SeinpostError('forbidden', 'This very call was taken before.', {
        remedy: 'A retry is signed anew, with its own timestamp.',
      })
    const counted = await tx.query(COUNT, [id, at.toISOString().slice(0, 10), count, perDay])
    if (counted.rowCount === 0) throw limited()
  })
}
