import { SeinpostError } from '@seinpost/domain'

/** The forms of one verb, each a word or a phrase. */
export interface VerbForms {
  readonly inf: readonly string[]
  /** Present, all persons, with imperative and conditional. */
  readonly fin: readonly string[]
  readonly past: readonly string[]
  readonly part: readonly string[]
  /** Finite forms of a separable verb, to be followed by one of `prt`. */
  readonly sep: readonly string[]
  readonly prt: readonly string[]
}

export type Inflecting = 'nl' | 'fr' | 'en' | 'de'

type Regular = (infinitive: string, given: readonly string[]) => Omit<VerbForms, 'sep' | 'prt'>

const INSEPARABLE_NL = /^(?:be|ge|her|ont|ver|er)/u
const VOWEL = /[aeiou]/u

function stemNl(infinitive: string): string {
  const bare = infinitive.endsWith('en') ? infinitive.slice(0, -2) : infinitive.replace(/n$/u, '')
  const [third = '', second = '', last = ''] = bare.slice(-3)
  if (last === second && !VOWEL.test(last)) return bare.slice(0, -1)
  const open =
    /[aeou]/u.test(second) && !VOWEL.test(third) && !VOWEL.test(last) && !/(?:[^aeiou]e[lmr]|ig)$/u.test(bare)
  const long = open ? `${bare.slice(0, -1)}${second}${last}` : bare
  return long.replace(/v$/u, 'f').replace(/z$/u, 's')
}

/** Given parts, in this order: ik-form, hij-form, past, past plural, participle. */
const dutch: Regular = (infinitive, given) => {
  if (given.length > 0) {
    const [one = '', he = '', past = '', pasts = '', part = ''] = given
    return {
      inf: [infinitive, `te ${infinitive}`],
      fin: [one, he, infinitive],
      past: [past, pasts],
      part: [part, `${part}e`],
    }
  }
  const stem = stemNl(infinitive)
  const voiceless = /(?:[tkfsp]|ch)$/u.test(infinitive.replace(/en$/u, ''))
  const ending = voiceless ? 'te' : 'de'
  const he = stem.endsWith('t') ? stem : `${stem}t`
  const core = /[td]$/u.test(stem) ? stem : `${stem}${voiceless ? 't' : 'd'}`
  const part = INSEPARABLE_NL.test(infinitive) ? core : `ge${core}`
  return {
    inf: [infinitive, `te ${infinitive}`],
    fin: [stem, he, infinitive],
    past: [`${stem}${ending}`, `${stem}${ending}n`],
    part: [part, part.endsWith('t') || part.endsWith('d') ? `${part}e` : part],
  }
}

/** Given: every other form, as they are; participles end in a plus sign. */
const french: Regular = (infinitive, given) => {
  const parts = given.filter((form) => form.endsWith('+')).map((form) => form.slice(0, -1))
  const rest = given.filter((form) => !form.endsWith('+'))
  const agree = (part: string): string[] => [part, `${part}e`, `${part}s`, `${part}es`]
  if (infinitive.endsWith('er') && given.length === 0) {
    const stem = infinitive.slice(0, -2)
    const soft = stem.endsWith('g') ? `${stem}e` : stem.endsWith('c') ? `${stem.slice(0, -1)}ç` : stem
    return {
      inf: [infinitive],
      fin: [
        `${stem}e`,
        `${stem}es`,
        `${soft}ons`,
        `${stem}ez`,
        `${stem}ent`,
        `${soft}ant`,
        ...futureFr(infinitive),
      ],
      past: [`${soft}ais`, `${soft}ait`, `${soft}aient`],
      part: agree(`${stem}é`),
    }
  }
  const future = infinitive.endsWith('e') ? infinitive.slice(0, -1) : infinitive
  return { inf: [infinitive], fin: [...rest, ...futureFr(future)], past: [], part: parts.flatMap(agree) }
}

const futureFr = (stem: string): string[] =>
  ['ai', 'as', 'a', 'ons', 'ez', 'ont', 'ais', 'ait', 'aient'].map((ending) => `${stem}${ending}`)

/** Given: past, participle; the third person and the -ing form are regular. */
const english: Regular = (infinitive, given) => {
  const [word = '', ...rest] = infinitive.split(' ')
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : ''
  const silent = word.endsWith('e')
  const double = /[^aeiou][aeiou][bdgmnpt]$/u.test(word) && word.length <= 4 ? word.slice(-1) : ''
  const regular = silent
    ? `${word}d`
    : /[^aeiou]y$/u.test(word)
      ? `${word.slice(0, -1)}ied`
      : `${word}${double}ed`
  const [past = regular, part = given[0] ?? regular] = given
  const third = /(?:s|sh|ch|x|z)$/u.test(word)
    ? `${word}es`
    : /[^aeiou]y$/u.test(word)
      ? `${word.slice(0, -1)}ies`
      : `${word}s`
  const ing = silent ? `${word.slice(0, -1)}ing` : `${word}${double}ing`
  return {
    inf: [`${word}${tail}`],
    fin: [`${word}${tail}`, `${third}${tail}`, `${ing}${tail}`, `${ing.slice(0, -1)}${tail}`],
    past: [`${past}${tail}`],
    part: [`${part}${tail}`],
  }
}

/** Given: ich-form, er-form, past, participle; regular without. */
const german: Regular = (infinitive, given) => {
  const stem = infinitive.replace(/e?n$/u, '')
  const link = /[td]$/u.test(stem) ? 'e' : ''
  const prefixed = /^(?:be|emp|ent|er|ge|ver|zer)/u.test(infinitive) || infinitive.endsWith('ieren')
  const regular = [
    `${stem}e`,
    `${stem}${link}t`,
    `${stem}${link}te`,
    `${prefixed ? '' : 'ge'}${stem}${link}t`,
  ]
  const [one = '', he = '', past = '', part = ''] = given.length > 0 ? given : regular
  return {
    inf: [infinitive, `zu ${infinitive}`],
    fin: [one, one.replace(/e$/u, ''), he, `${stem}${link}t`, `${he.replace(/t$/u, '')}st`, infinitive],
    past: [past, `${past}n`, `${past}en`, `${past}t`],
    part: [part, `${part}e`, `${part}en`],
  }
}

const REGULAR: Readonly<Record<Inflecting, Regular>> = { nl: dutch, fr: french, en: english, de: german }

function joined(
  particle: string,
  { inf, fin, past, part }: Omit<VerbForms, 'sep' | 'prt'>,
  lang: Inflecting,
): VerbForms {
  const to = lang === 'de' ? 'zu' : 'te'
  const base = inf[0] ?? ''
  // `in elkaar+slaan` stays apart, `af+maken` is one word when not finite.
  const glue = particle.includes(' ') ? ' ' : ''
  return {
    inf: [
      `${particle}${glue}${base}`,
      `${particle} ${base}`,
      `${particle} ${to} ${base}`,
      ...(lang === 'de' ? [`${particle}zu${base}`] : []),
    ],
    fin: fin.map((form) => `${particle}${glue}${form}`),
    past: past.map((form) => `${particle}${glue}${form}`),
    part: part.flatMap((form) => [`${particle}${glue}${form}`, `${particle} ${form}`]),
    sep: [...fin, ...past],
    prt: [particle],
  }
}

/**
 * All forms of a verb as a pack writes it: `vermoorden` (regular), `slaan: sla slaat sloeg sloegen geslagen`
 * (principal parts), `af+maken` (separable). Throws `config_invalid` on an empty lemma.
 */
export function inflect(verb: string, lang: Inflecting): VerbForms {
  const [lemma = '', given = ''] = verb.split(':').map((part) => part.trim())
  if (lemma === '') throw new SeinpostError('config_invalid', `verb "${verb}" has no infinitive`)
  const [first = '', second] = lemma.split('+')
  const parts = given === '' ? [] : given.split(/\s+/u)
  if (second === undefined) return { ...REGULAR[lang](first, parts), sep: [], prt: [] }
  return joined(first, REGULAR[lang](second, parts), lang)
}
