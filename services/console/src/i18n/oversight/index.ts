import { useLanguage } from '../language.tsx'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl, type OversightWords } from './nl.ts'

const WORDS = { nl, fr, en }

export const useOversightWords = (): OversightWords => WORDS[useLanguage().language]
