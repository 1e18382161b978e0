import { useLanguage } from '../language.tsx'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl, type OperateWords } from './nl.ts'

const WORDS = { nl, fr, en }

export const useOperateWords = (): OperateWords => WORDS[useLanguage().language]
