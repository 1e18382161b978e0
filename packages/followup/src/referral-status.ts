import type {
  CaseStatus,
  CorrectionKind,
  LedgerState,
  Outcome,
  ReferralStatus,
  ReferralStep,
  Words,
} from '@seinpost/schemas'

/** What a referrer's answer is made from; nothing of the case's content is in it. */
export interface ReferralFacts {
  readonly receivedAt: string
  readonly state: LedgerState
  readonly caseStatus: CaseStatus | null
  readonly outcome: Outcome | null
  readonly changedAt: string | null
  /** The newest hand-over of the case. */
  readonly handover: { readonly status: string; readonly overdue: boolean } | null
  readonly corrections: readonly {
    readonly kind: CorrectionKind
    readonly at: string
    readonly confirmed: boolean
  }[]
}

const words = (nl: string, fr: string, en: string): Words => ({ nl, fr, en })

const STEPS: Readonly<Record<ReferralStep, Words>> = {
  received: words(
    'Uw melding is goed ontvangen en wordt verwerkt.',
    'Votre signalement est bien reçu et est en cours de traitement.',
    'Your referral has arrived and is being processed.',
  ),
  kept: words(
    'Uw melding is bewaard. Er volgt voorlopig geen dossier; zij telt mee als er meer komt.',
    "Votre signalement est conservé. Aucun dossier n'est ouvert pour l'instant ; il comptera si d'autres suivent.",
    'Your referral is kept. No case follows for now; it counts when more comes.',
  ),
  waiting: words(
    'Uw melding wacht op iemand die ze leest.',
    "Votre signalement attend d'être lu.",
    'Your referral waits for somebody to read it.',
  ),
  read: words(
    'Iemand heeft uw melding gelezen en weegt ze af.',
    "Quelqu'un a lu votre signalement et l'évalue.",
    'Somebody has read your referral and weighs it.',
  ),
  passed_on: words(
    'Uw melding is doorgegeven aan de dienst die ze kan opvolgen.',
    'Votre signalement est transmis au service qui peut y donner suite.',
    'Your referral was passed on to the desk that can act on it.',
  ),
  acknowledged: words(
    'De bevoegde dienst heeft uw melding ontvangen en aanvaard.',
    'Le service compétent a reçu et accepté votre signalement.',
    'The desk in charge has received and accepted your referral.',
  ),
  follow_up: words(
    'Er wordt aan gewerkt: er zijn stappen afgesproken.',
    'On y travaille : des mesures ont été convenues.',
    'It is being worked on: steps have been agreed.',
  ),
  closed: words(
    'De opvolging van uw melding is afgerond.',
    'Le suivi de votre signalement est terminé.',
    'The follow-up of your referral has ended.',
  ),
  deleted: words(
    'De bewaartermijn is voorbij; uw melding is gewist.',
    'Le délai de conservation est écoulé ; votre signalement est effacé.',
    'The retention period is over; your referral was deleted.',
  ),
  problem: words(
    'Er ging iets mis bij de verwerking. Wij kijken het na; uw melding is niet verloren.',
    'Un problème est survenu. Nous vérifions ; votre signalement n’est pas perdu.',
    'Something went wrong. We look into it; your referral is not lost.',
  ),
}

const OUTCOMES: Readonly<Record<Outcome, Words>> = {
  no_concern: words(
    'Na lezing: op dit ogenblik geen reden tot zorg.',
    "Après lecture : pas de raison de s'inquiéter pour l'instant.",
    'After reading: no reason for concern at this moment.',
  ),
  context_explains: words(
    'De omstandigheden verklaren wat gezegd of gedaan is.',
    'Les circonstances expliquent ce qui a été dit ou fait.',
    'The circumstances explain what was said or done.',
  ),
  watch: words(
    'Wij blijven aandachtig; er is geen verdere stap nodig van u.',
    'Nous restons attentifs ; rien de plus ne vous est demandé.',
    'We stay attentive; nothing more is asked of you.',
  ),
  refer: words(
    'Het is opgenomen door de dienst die kan helpen.',
    'Le service qui peut aider s’en est chargé.',
    'The desk that can help has taken it up.',
  ),
}

const HANDOVERS: Readonly<Record<string, Words>> = {
  offered: words(
    'Een andere dienst is gevraagd dit over te nemen.',
    'Un autre service a été invité à reprendre le suivi.',
    'Another desk was asked to take it over.',
  ),
  forgotten: words(
    'Een andere dienst werd gevraagd en heeft nog niet geantwoord; dat wordt opgevolgd.',
    "Un autre service n'a pas encore répondu ; une relance est en cours.",
    'Another desk was asked and has not answered; that is being followed up.',
  ),
  accepted: words(
    'Een andere dienst heeft het overgenomen.',
    'Un autre service a repris le suivi.',
    'Another desk has taken it over.',
  ),
  declined: words(
    'Een andere dienst kan dit niet overnemen; wie het had, volgt het verder op.',
    'Un autre service ne peut le reprendre ; le suivi reste où il était.',
    'Another desk cannot take it over; it stays where it was.',
  ),
}

const CORRECTIONS: Readonly<Record<CorrectionKind, Words>> = {
  wrong_label: words(
    'De ernst of duiding was verkeerd en is rechtgezet.',
    "La gravité ou l'interprétation était erronée et a été corrigée.",
    'The severity or reading was wrong and has been corrected.',
  ),
  wrong_place: words(
    'De plaats was verkeerd en is rechtgezet.',
    'Le lieu était erroné et a été corrigé.',
    'The place was wrong and has been corrected.',
  ),
  wrong_person: words(
    'Er was iemand anders beschreven dan bedoeld; dat is rechtgezet.',
    "Une autre personne que celle visée était décrite ; c'est corrigé.",
    'Somebody else than meant was described; that has been corrected.',
  ),
}

const BY_CASE: Readonly<Record<CaseStatus, ReferralStep>> = {
  new: 'waiting',
  claimed: 'read',
  assessed: 'read',
  released: 'passed_on',
  acknowledged: 'acknowledged',
  follow_up: 'follow_up',
  closed: 'closed',
}

const BY_STATE: Readonly<Record<LedgerState, ReferralStep>> = {
  in_flight: 'received',
  queued: 'waiting',
  merged: 'waiting',
  archived: 'kept',
  dead: 'problem',
  purged: 'deleted',
}

const dayOf = (at: string) => at.slice(0, 10)

function handoverOf(handover: ReferralFacts['handover']): ReferralStatus['handover'] {
  if (handover === null) return null
  const forgotten = handover.status === 'expired' || (handover.status === 'offered' && handover.overdue)
  const state = forgotten ? 'forgotten' : handover.status
  const told = HANDOVERS[state]
  return told === undefined ? null : { state, words: told }
}

/** What a referrer may know: how far it is, in plain words, by the day. Pure. */
export function referralStatus(facts: ReferralFacts): ReferralStatus {
  const { receivedAt, state, caseStatus, outcome, changedAt, handover, corrections } = facts
  const step = caseStatus === null ? BY_STATE[state] : BY_CASE[caseStatus]
  return {
    receivedOn: dayOf(receivedAt),
    step,
    words: STEPS[step],
    // An outcome is told once it stands: what is still weighed may change.
    outcome: step === 'closed' && outcome !== null ? OUTCOMES[outcome] : null,
    changedOn: changedAt === null ? null : dayOf(changedAt),
    handover: handoverOf(handover),
    corrections: corrections.map(({ kind, at, confirmed }) => ({
      ...{ kind, on: dayOf(at), confirmed },
      words: CORRECTIONS[kind],
    })),
  }
}
