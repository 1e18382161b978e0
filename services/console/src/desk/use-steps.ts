import type { CaseFactor, PlanStep, Words } from '@seinpost/schemas'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { path, read } from '../api/ask.ts'

export type StepKind = 'connecting' | 'welfare' | 'enforcement'
export const STEP_KINDS: readonly StepKind[] = ['connecting', 'welfare', 'enforcement']

export interface NextStep {
  readonly id: string
  readonly title: Words
  readonly how: Words
  readonly dueDays: number | null
  readonly call: readonly string[]
  readonly chosen: boolean
}

export interface NextSteps {
  readonly factors: { readonly risk: readonly CaseFactor[]; readonly protective: readonly CaseFactor[] }
  readonly steps: Readonly<Record<StepKind, readonly NextStep[]>>
  readonly helpLines: readonly {
    readonly id: string
    readonly name: string
    readonly number: string | null
    readonly url: string
  }[]
  readonly contacts: readonly { readonly id: string; readonly who: Words }[]
}

export type Planned = PlanStep & { readonly overdue: boolean }

export interface About {
  readonly caseId: string
  readonly desk: string
}

export const useNextSteps = ({ caseId, desk }: About) =>
  useQuery({
    queryKey: ['case', caseId, 'next-steps', desk],
    queryFn: ({ signal }) => read<NextSteps>(path`/api/cases/${caseId}/next-steps?desk=${desk}`, signal),
  })

export const usePlan = ({ caseId, desk }: About) =>
  useQuery({
    queryKey: ['case', caseId, 'plan', desk],
    queryFn: async ({ signal }) =>
      (await read<{ steps: Planned[] }>(path`/api/cases/${caseId}/plan?desk=${desk}`, signal)).steps,
  })

export function useReadCaseAnew(caseId: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['case', caseId] })
}
