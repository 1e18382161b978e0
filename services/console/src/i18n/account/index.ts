import { useLanguage } from '../language.tsx'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { type AccountWords, nl } from './nl.ts'

const WORDS = { nl, fr, en }

export const useAccountWords = (): AccountWords => WORDS[useLanguage().language]
