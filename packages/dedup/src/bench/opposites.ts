import type { SeededRandom } from './seeded-random.ts'

const CONDEMNING: Readonly<Record<string, readonly ((text: string) => string)[]>> = {
  nl: [
    (t) => `"${t}" Dit hoort nergens thuis. Gemeld.`,
    (t) => `Iemand schreef: "${t}" Ik word er ziek van.`,
    (t) => `Wie "${t}" zegt, spreekt niet voor ons.`,
  ],
  fr: [
    (t) => `"${t}" C'est une honte. Signalé.`,
    (t) => `Quelqu'un écrit « ${t} » et ça me dégoûte.`,
    (t) => `Ceux qui disent "${t}" ne parlent pas pour nous.`,
  ],
  en: [
    (t) => `"${t}" This has no place here. Reported.`,
    (t) => `Someone wrote "${t}" and it makes me sick.`,
    (t) => `People who say "${t}" don't speak for us.`,
  ],
  de: [
    (t) => `"${t}" Das geht gar nicht. Gemeldet.`,
    (t) => `Jemand schrieb: „${t}“ Mir wird schlecht.`,
    (t) => `Wer "${t}" sagt, spricht nicht für uns.`,
  ],
}
const DENIALS: Readonly<Record<string, string>> = { nl: 'niet', fr: 'jamais', en: 'never', de: 'nicht' }
const DAYS: Readonly<Record<string, readonly string[]>> = {
  nl: ['maandag', 'vrijdag', 'morgen', 'vanavond'],
  fr: ['lundi', 'vendredi', 'demain', 'samedi'],
  en: ['Monday', 'Friday', 'tomorrow', 'tonight'],
  de: ['Montag', 'Freitag', 'morgen', 'heute'],
}
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  nl: ['moslims', 'joden', 'agenten', 'homo’s', 'boeren', 'studenten'],
  fr: ['musulmans', 'juifs', 'policiers', 'gays', 'étudiants'],
  en: ['Muslims', 'Jews', 'police officers', 'gays', 'students'],
  de: ['Muslime', 'Juden', 'Polizisten', 'Schwule', 'Studenten'],
}

/** The same sentence with one of two fillings put in the middle. */
function twoFillings(
  fillings: Readonly<Record<string, readonly string[]>>,
): (text: string, random: SeededRandom, lang: string) => [string, string] | null {
  return (text, random, lang) => {
    const words = text.split(' ')
    const list = fillings[lang] ?? []
    if (words.length < 4 || list.length < 2) return null
    const first = random.below(list.length)
    const second = (first + 1 + random.below(list.length - 1)) % list.length
    const at = 1 + random.below(words.length - 2)
    const filled = (which: number) => [...words.slice(0, at), list[which] ?? '', ...words.slice(at)].join(' ')
    return [filled(first), filled(second)]
  }
}

/** Pairs that differ in what matters, made from a text: name to maker. */
export const OPPOSED_PAIRS: Readonly<
  Record<string, (text: string, random: SeededRandom, lang: string) => [string, string] | null>
> = {
  'quoted and condemned': (text, random, lang) => {
    const bare = text.replace(/["“”«»„]/g, '')
    return [bare, random.pick(CONDEMNING[lang] ?? [])(bare)]
  },
  denied: (text, random, lang) => {
    const words = text.split(' ')
    const at = 1 + random.below(Math.max(1, words.length - 1))
    return words.length < 3
      ? null
      : [text, [...words.slice(0, at), DENIALS[lang] ?? '', ...words.slice(at)].join(' ')]
  },
  'other day': twoFillings(DAYS),
  'other group': twoFillings(GROUPS),
  'other hour': (text, random) => {
    const hour = 1 + random.below(11)
    return [`${hour}u ${text}`, `${hour + 12}u ${text}`]
  },
  'other place': (text, random) => {
    const [first, second] = random.pick([
      ['in Gent', 'in Brugge'],
      ['te Lier', 'te Mechelen'],
      ['à Namur', 'à Mons'],
    ] as const)
    return [`${text.replace(/[.!?]+$/, '')} ${first}.`, `${text.replace(/[.!?]+$/, '')} ${second}.`]
  },
}
