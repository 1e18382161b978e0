import type { NoticeKind } from '@seinpost/schemas'

export type MailLanguage = 'nl' | 'fr' | 'en'

interface Words {
  readonly kinds: Readonly<Record<NoticeKind, string>>
  readonly levels: readonly [string, string, string, string, string]
  readonly subject: (count: number) => string
  readonly urgent: string
  /** What became of a handover. */
  readonly ends: Readonly<Record<string, string>>
  readonly due: string
  readonly open: (count: number) => string
  readonly overdue: (count: number) => string
  readonly closing: string
}

/** What a mail says, in the desk's language. */
export const WORDS: Readonly<Record<MailLanguage, Words>> = {
  nl: {
    kinds: {
      alert: 'Nieuwe zaak in uw wachtrij',
      reminder: 'Termijn nadert',
      missed: 'Termijn verstreken',
      escalated: 'Doorgegeven: een andere dienst keek niet op tijd',
      handover: 'Overdracht',
      correction: 'Rechtzetting: graag bevestigen',
      digest: 'Dagoverzicht',
    },
    levels: ['geen zorg', 'laag', 'zorgwekkend', 'ernstig', 'acuut'],
    subject: (count) => (count === 1 ? 'een bericht voor uw dienst' : `${count} berichten voor uw dienst`),
    urgent: 'ACUUT',
    ends: {
      offered: 'aangeboden aan u',
      accepted: 'aanvaard',
      declined: 'geweigerd',
      expired: 'niet op tijd beantwoord',
    },
    due: 'te bekijken voor',
    open: (count) => (count === 1 ? '1 zaak wacht' : `${count} zaken wachten`),
    overdue: (count) => `waarvan ${count} te laat`,
    closing:
      'Deze mail bevat bewust geen tekst van het signaal. Seinpost beoordeelt signalen, geen personen; u beslist.',
  },
  fr: {
    kinds: {
      alert: 'Nouveau dossier dans votre file',
      reminder: 'Échéance proche',
      missed: 'Échéance dépassée',
      escalated: 'Transmis : un autre service n’a pas regardé à temps',
      handover: 'Transfert',
      correction: 'Rectification : merci de confirmer',
      digest: 'Aperçu du jour',
    },
    levels: ['sans gravité', 'faible', 'préoccupant', 'grave', 'aigu'],
    subject: (count) =>
      count === 1 ? 'un message pour votre service' : `${count} messages pour votre service`,
    urgent: 'AIGU',
    ends: {
      offered: 'proposé à vous',
      accepted: 'accepté',
      declined: 'refusé',
      expired: 'resté sans réponse à temps',
    },
    due: 'à examiner avant',
    open: (count) => (count === 1 ? '1 dossier attend' : `${count} dossiers attendent`),
    overdue: (count) => `dont ${count} en retard`,
    closing:
      'Ce courriel ne contient volontairement aucun texte du signal. Seinpost évalue des signaux, jamais des personnes ; vous décidez.',
  },
  en: {
    kinds: {
      alert: 'New case in your queue',
      reminder: 'Deadline near',
      missed: 'Deadline passed',
      escalated: 'Passed on: another desk did not look in time',
      handover: 'Handover',
      correction: 'Correction: please confirm',
      digest: 'Day’s overview',
    },
    levels: ['no concern', 'low', 'worrying', 'serious', 'acute'],
    subject: (count) => (count === 1 ? 'a message for your desk' : `${count} messages for your desk`),
    urgent: 'ACUTE',
    ends: {
      offered: 'offered to you',
      accepted: 'accepted',
      declined: 'declined',
      expired: 'not answered in time',
    },
    due: 'to be looked at before',
    open: (count) => (count === 1 ? '1 case waits' : `${count} cases wait`),
    overdue: (count) => `${count} of them late`,
    closing:
      'This mail holds no text of the signal on purpose. Seinpost scores signals, never people; you decide.',
  },
}
