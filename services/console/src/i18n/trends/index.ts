import { useLanguage } from '../language.tsx'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl, type TrendWords } from './nl.ts'

const WORDS = { nl, fr, en }

export const useTrendWords = (): TrendWords => WORDS[useLanguage().language]
