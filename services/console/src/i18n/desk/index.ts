import { useLanguage } from '../language.tsx'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { type DeskWords, nl } from './nl.ts'

const WORDS = { nl, fr, en }

export const useDeskWords = (): DeskWords => WORDS[useLanguage().language]
