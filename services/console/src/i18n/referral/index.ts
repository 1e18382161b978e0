import { useLanguage } from '../language.tsx'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl, type ReferralWords } from './nl.ts'

const WORDS = { nl, fr, en }

export const useReferralWords = (): ReferralWords => WORDS[useLanguage().language]
