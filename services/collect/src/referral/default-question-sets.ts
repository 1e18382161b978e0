import { type Config, type Question, QuestionSet } from '@seinpost/schemas'

const words = (nl: string, fr: string, en: string) => ({ nl, fr, en })
const option = (value: string, nl: string, fr: string, en: string) => ({ value, label: words(nl, fr, en) })

const what: Question = {
  id: 'what',
  ask: words(
    'Wat zag of hoorde u? Beschrijf, noem geen namen.',
    "Qu'avez-vous vu ou entendu ? Décrivez, sans nommer.",
    'What did you see or hear? Describe it, name nobody.',
  ),
  kind: 'text',
  required: true,
  maxLength: 15_000,
  fills: 'text',
}
const when: Question = {
  id: 'when',
  ask: words('Wanneer was dat?', 'Quand était-ce ?', 'When was that?'),
  kind: 'date',
  required: false,
  maxLength: 40,
  fills: 'date',
}
const where: Question = {
  id: 'where',
  ask: words('In welke postcode speelt het?', 'Dans quel code postal ?', 'In which postcode does it happen?'),
  kind: 'postcode',
  required: false,
  maxLength: 12,
  fills: 'postcode',
}
const concerns: Question = {
  id: 'concerns',
  ask: words('Wat baart u zorgen?', "Qu'est-ce qui vous inquiète ?", 'What worries you?'),
  kind: 'choices',
  required: false,
  maxLength: 200,
  fills: 'concerns',
  options: [
    option('threat_intent', 'iemand dreigt', "quelqu'un menace", 'somebody threatens'),
    option('glorification', 'geweld wordt goedgepraat', 'la violence est glorifiée', 'violence is praised'),
    option('group_hostility', 'haat tegen een groep', 'haine contre un groupe', 'hatred of a group'),
    option('isolation', 'iemand trekt zich terug', "quelqu'un s'isole", 'somebody withdraws'),
    option('recruitment', 'iemand wordt geronseld', "quelqu'un est recruté", 'somebody is recruited'),
  ],
}
const protective: Question = {
  id: 'protective',
  ask: words(
    'Wat houdt deze jongere of deze groep overeind?',
    'Sur quoi peut-on compter ?',
    'What holds this person or group up?',
  ),
  kind: 'choices',
  required: false,
  maxLength: 200,
  fills: 'protective',
  options: [
    option(
      'social_ties',
      'vrienden, familie, een vertrouwensfiguur',
      'amis, famille, personne de confiance',
      'friends, family, somebody trusted',
    ),
    option('school_work', 'school of werk', 'école ou travail', 'school or work'),
    option('accepts_help', 'aanvaardt hulp', "accepte de l'aide", 'accepts help'),
    option('future_plans', 'plannen voor later', "projets d'avenir", 'plans for later'),
  ],
}
const context = (nl: string, fr: string, en: string): Question => ({
  id: 'context',
  ask: words(nl, fr, en),
  kind: 'text',
  required: false,
  maxLength: 5_000,
  fills: 'offlineContext',
})

const notNeeded = words(
  'Namen, adressen en rijksregisternummers zijn hier niet nodig: een omschrijving volstaat.',
  'Noms, adresses et numéros nationaux ne sont pas nécessaires ici : une description suffit.',
  'Names, addresses and national numbers are not needed here: a description will do.',
)
const secret = words(
  'Uw beroepsgeheim blijft gelden: meld wat u mag delen, en overleg bij twijfel eerst intern.',
  'Votre secret professionnel reste entier : signalez ce que vous pouvez partager, et consultez en interne en cas de doute.',
  'Your professional secrecy holds: report what you may share, and ask a colleague first when in doubt.',
)
const discreet = words(
  'U hebt discretieplicht: meld wat nodig is om iemand te helpen of te beschermen.',
  'Vous êtes tenu à la discrétion : signalez ce qui est nécessaire pour aider ou protéger.',
  'You are bound to discretion: report what is needed to help or protect somebody.',
)

/** The sets that hold without a config of one's own. */
export const DEFAULT_QUESTION_SETS: readonly QuestionSet[] = [
  {
    sector: 'education',
    title: words('Onderwijs', 'Enseignement', 'Education'),
    role: words(
      'U meldt als school, niet als persoon.',
      "Vous signalez au nom de l'école.",
      'You report as a school, not as a person.',
    ),
    secrecy: discreet,
    notNeeded,
    questions: [
      what,
      when,
      where,
      concerns,
      protective,
      context(
        'Wat deed de school al? Is het CLB betrokken?',
        "Qu'a déjà fait l'école ? Le CPMS est-il impliqué ?",
        'What has the school done already? Is pupil guidance involved?',
      ),
    ],
  },
  {
    sector: 'youth',
    title: words('Jeugdwerk', 'Travail de jeunesse', 'Youth work'),
    role: words(
      'U bent vertrouwenspersoon, geen onderzoeker.',
      'Vous êtes personne de confiance, pas enquêteur.',
      'You are somebody to trust, not an investigator.',
    ),
    secrecy: discreet,
    notNeeded,
    questions: [
      what,
      when,
      where,
      concerns,
      protective,
      context(
        'Hoe is de sfeer in de groep?',
        "Quelle est l'ambiance du groupe ?",
        'How is the mood in the group?',
      ),
    ],
  },
  {
    sector: 'welfare',
    title: words('Welzijn', 'Aide sociale', 'Welfare'),
    role: words(
      'U vraagt hulp of raad; u levert niemand uit.',
      'Vous demandez aide ou conseil ; vous ne livrez personne.',
      'You ask for help or advice; you hand nobody over.',
    ),
    secrecy: secret,
    notNeeded,
    questions: [
      what,
      when,
      where,
      concerns,
      protective,
      context(
        'Welke hulp loopt er, en mag die genoemd worden?',
        'Quelle aide est en cours, et peut-elle être citée ?',
        'What help is there already, and may it be named?',
      ),
    ],
  },
  {
    sector: 'police',
    title: words('Politie', 'Police', 'Police'),
    role: words(
      'U meldt bestuurlijke informatie, geen gerechtelijke.',
      "Vous signalez de l'information administrative, pas judiciaire.",
      'You report administrative information, not judicial.',
    ),
    secrecy: words(
      'Het geheim van het onderzoek blijft gelden.',
      "Le secret de l'instruction reste entier.",
      'The secrecy of an investigation holds.',
    ),
    notNeeded,
    questions: [
      what,
      when,
      where,
      concerns,
      protective,
      context(
        'Wat is er al vastgesteld, en wat niet?',
        "Qu'est-ce qui est constaté, et qu'est-ce qui ne l'est pas ?",
        'What has been established, and what has not?',
      ),
    ],
  },
  {
    sector: 'citizen',
    title: words('Burger', 'Citoyen', 'Citizen'),
    role: words(
      'Bij gevaar nu: bel 112 of 101. Dit formulier is daar niet voor.',
      'En danger : appelez le 112 ou le 101. Ce formulaire ne sert pas à cela.',
      'In danger now: call 112 or 101. This form is not for that.',
    ),
    secrecy: words('Uw naam wordt niet gevraagd.', "Votre nom n'est pas demandé.", 'Your name is not asked.'),
    notNeeded,
    questions: [what, when, where, concerns],
  },
].map((set) => QuestionSet.parse(set))

/** The sets that hold: the config's, and the built-in ones of every other sector. */
export function questionSetsOf({ referrals }: Pick<Config, 'referrals'>): readonly QuestionSet[] {
  const own = new Set(referrals.questionSets.map(({ sector }) => sector))
  return [...DEFAULT_QUESTION_SETS.filter(({ sector }) => !own.has(sector)), ...referrals.questionSets]
}
