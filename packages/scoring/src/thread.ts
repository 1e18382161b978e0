/** Short answers that take up what the message above proposes: "ik doe mee", "count me in". */
const JOINS =
  /\b(?:ik doe mee|doe(?:n)? mee|wij doen mee|reken op mij|ik ook|ben (?:er ?bij|mee)|zeg maar (?:wanneer|waar)|count me in|i'?m in|me too|say when|je suis (?:chaud|partant|des vôtres)|moi aussi|j'en suis|dis(?:-| )moi quand|bin dabei|ich auch|mache? mit|sag wann)(?!\p{L})/iu

/** Answers that agree: "gelijk hebt ge", "exact". */
const AGREES =
  /^(?:\W*)(?:ja(?: zeker| natuurlijk)?|klopt|exact|precies|juist|goed idee|gelijk|eindelijk|yes|exactly|agreed|right|oui|exactement|d'accord|voilà|genau|stimmt|richtig)(?!\p{L})/iu

/** How much an answer takes over from the message above it, in [0, 1]. */
export function takesOver(text: string): number {
  if (JOINS.test(text)) return 1
  return AGREES.test(text) ? 0.6 : 0
}
