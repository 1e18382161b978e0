import type { ScoreInput } from './score-input.ts'

/**
 * Words that take a game, a joke or a match out of the game: "in 't echt", "for real". They only undo what a context
 * takes away; alone they add nothing.
 */
const REAL_WORLD =
  /\b(?:in ?(?:'t|het|den?) echt|echt leven|geen spel(?:letje)?|geen grap|irl|ik meen (?:het|dat|'t)|meen(?:de)? dat|dat gemeend|gemeend|pas du roman|not a figure of speech|adres|for real|real life|not a (?:game|joke|drill)|i mean it|en vrai|pour de vrai|dans la vraie vie|pas un jeu|je suis sérieux|in echt|im echten leben|kein (?:spiel|witz|scherz)|ernst gemeint|virtueel geschoten|het nieuws|the news|aux infos|(?:den )?nachrichten|doe ik [^.!?]{0,30}echt)(?!\p{L})/iu

/** 1 when the writer says that it is about the real world, else 0. */
export const realWorldStrength = ({ text }: Pick<ScoreInput, 'text'>): number =>
  REAL_WORLD.test(text) ? 1 : 0
