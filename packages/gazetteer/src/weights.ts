/**
 * Log-odds that a name in a text is a place the text concerns. Written by hand from the trap rules of the sources, then set
 * against the project's own labelled sentences (`seinpost bench places` shows the calibration).
 */
export const WEIGHT = {
  safe: 2.2,
  fair: 1.5,
  weak: -0.2,
  never: -3,
  locality: -0.5,
  event: -0.7,
  club: -1.2,
  adjective: 0.5,
  station: 1.6,
  locative: 0.9,
  of: 0.3,
  body: 1.3,
  dweller: 0.7,
  hashtag: 0.4,
  country: 1.5,
  misspelt: -1.8,
  listed: 0.5,
  dateline: 1.2,
  capital: 0.3,
  smallLetter: -0.4,
  smallWordSection: -3.2,
  foreignAdjective: -4,
  germanNoun: -1.8,
  smallEnglish: -3,
  smallCity: -0.6,
  startOfTown: -1,
  smallSection: -4.5,
  smallSectionInChat: -2.2,
  smallArticleName: -6,
  building: -3.5,
  article: -0.8,
  articleBeforeWord: -3,
  street: -5,
  surname: -4,
  person: -3,
  personBefore: -3.2,
  vanAtStart: -3.2,
  strangerBefore: -1.2,
  givenName: -2.2,
  inList: 3,
  clubBeside: -3.6,
  score: -3.5,
  rival: -1.8,
  sport: -2.6,
  neighbour: 1.6,
  brand: -3,
  work: -3.5,
  food: -4,
  union: -2.8,
  notHere: -4.5,
  /** Traps below this make a name part of another name. */
  trapped: -1.5,
} as const

/** Log-odds by risk of being a word, and by how the name is written: beside a cue, with a capital that tells something, both, neither. */
export const WORD_RISK: Readonly<
  Record<1 | 2 | 3, { both: number; cue: number; capital: number; none: number; start: number }>
> = {
  1: { both: 0, cue: -1.2, capital: -0.9, none: -5, start: -1.9 },
  2: { both: -0.5, cue: -2.6, capital: -1.8, none: -6, start: -2.8 },
  3: { both: -1.1, cue: -6, capital: -3.2, none: -8, start: -4.5 },
}

/** Slopes of the calibration: hand-set odds are too timid, more so below even odds. Read off the labelled sentences' bins. */
const SLOPE = { for: 1.5, against: 2.4 } as const

/** Confidence of a clue from its log-odds. */
export const calibrated = (odds: number) => sigmoid((odds > 0 ? SLOPE.for : SLOPE.against) * odds)

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
export const logit = (p: number) => Math.log(p / (1 - p))
