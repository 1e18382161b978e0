import type { Handover, Recipient } from '@seinpost/schemas'
import type { HandsChange, HeldCase } from '@seinpost/store'
import type { HandoverDecision } from '../handover.ts'

type Done = Extract<HandoverDecision, { kind: 'done' }>

/** What a decision about handovers writes: all its effects with it, so that a crash leaves all or nothing. */
export function changeOf(held: HeldCase, { state, effects }: Done): HandsChange | null {
  const before = new Map(held.handovers.map((one) => [one.id, one.status]))
  const now = [...state.closed, ...(state.open === undefined ? [] : [state.open])]
  const offers = now.filter(({ id, status }) => before.get(id) !== status)
  if (offers.length === 0) return null
  const own = effects.find(({ kind }) => kind === 'own')
  const accepted = offers.find(({ status }) => status === 'accepted')
  return {
    offers,
    entries: offers.map(entryOf),
    told: [...new Set(effects.flatMap((effect) => (effect.kind === 'tell' ? [effect.queue] : [])))],
    ...(accepted !== undefined && {
      received: [recipientOf(held, accepted)],
      share: { queue: accepted.to, handover: accepted },
    }),
    ...ownerAfter(held, state.open, own?.kind === 'own' ? own.queue : undefined),
  }
}

function ownerAfter(
  held: HeldCase,
  open: Handover | undefined,
  queue: string | undefined,
): Pick<HandsChange, 'owner'> {
  if (queue !== undefined) return { owner: { queue, because: 'handover' } }
  // While an offer is open the owner stays who he is, whatever copies bring.
  if (open !== undefined && held.kept === null) return { owner: { queue: held.owner, because: 'offer' } }
  return open === undefined && held.kept === 'offer' ? { owner: null } : {}
}

function recipientOf({ desks }: HeldCase, { kind, from, to }: Handover): Recipient {
  const known = desks.find(({ queue }) => queue === to)
  const owns = kind === 'ownership'
  return {
    queue: to,
    role: owns ? 'primary' : (known?.role ?? 'information'),
    reason: owns ? `handed over by ${from}` : `told by ${from}`,
    confidence: known?.confidence ?? 1,
    // A desk that had it by the routing keeps seeing it as that.
    route: known?.released === true ? known.route : 'handover',
    released: true,
  }
}

const ACTS = {
  offered: 'handover_offer',
  accepted: 'handover_accept',
  declined: 'handover_decline',
  revoked: 'handover_revoke',
  expired: 'handover_expire',
  void: 'handover_void',
} as const

function entryOf({ status, history, to, from }: Handover): HandsChange['entries'][number] {
  const step = history.at(-1)
  const words = status === 'offered' || status === 'expired' ? `to ${to}` : `from ${from} to ${to}`
  const note = [words, step?.reason, step?.note].filter((part) => part !== undefined).join(': ')
  return { act: ACTS[status], desk: step?.desk ?? from, by: step?.by ?? 'system', note }
}
