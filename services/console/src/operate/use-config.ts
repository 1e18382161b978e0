import { useQuery } from '@tanstack/react-query'
import { read } from '../api/ask.ts'
import type { ConfigInForce } from './contract.ts'

export const useConfig = () =>
  useQuery({ queryKey: ['config'], queryFn: ({ signal }) => read<ConfigInForce>('/api/config', signal) })
