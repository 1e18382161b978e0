import { useLanguage } from '../language.tsx'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl, type SessionWords } from './nl.ts'

const WORDS = { nl, fr, en }

export const useSessionWords = (): SessionWords => WORDS[useLanguage().language]
