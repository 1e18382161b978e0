import type { Scheme, TrendPeriod } from '@seinpost/schemas'
import { useQuery } from '@tanstack/react-query'
import { read } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useTrendWords } from '../i18n/trends/index.ts'

export interface Trends {
  readonly k: number
  readonly period: 'week' | 'month'
  readonly next: string
  readonly periods: readonly TrendPeriod[]
}

export const useTrends = () =>
  useQuery({ queryKey: ['trends'], queryFn: ({ signal }) => read<Trends>('/api/trends', signal) })

/** Names categories of any scheme. */
export function useCategoryName(): (scheme: Scheme, category: string) => string {
  const { t } = useLanguage()
  const w = useTrendWords()
  const names: Record<Scheme, ReadonlyMap<string, string>> = {
    theme: new Map(Object.entries(w.themes)),
    level: new Map(Object.entries(t.levels)),
    venue: new Map(Object.entries(w.venues)),
  }
  return (scheme, category) => names[scheme].get(category) ?? category
}
