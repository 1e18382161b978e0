import { createContext, type ReactNode, use, useMemo } from 'react'
import { useStored } from './use-stored.ts'

/** From this effective or surface level on, text is hidden until asked for. */
export const VEIL_FROM_LEVEL = 3

interface Veil {
  readonly veiled: boolean
  readonly setVeiled: (veiled: boolean) => void
}

const VeilContext = createContext<Veil | null>(null)

const isSwitch = (value: string): value is 'on' | 'off' => value === 'on' || value === 'off'

/** Whether serious text stays hidden until asked for; on unless this reader turned it off. */
export function VeilProvider({ children }: { children: ReactNode }) {
  const [setting, setSetting] = useStored('veil', () => 'on', isSwitch)
  const veil = useMemo(
    () => ({ veiled: setting === 'on', setVeiled: (on: boolean) => setSetting(on ? 'on' : 'off') }),
    [setting, setSetting],
  )
  return <VeilContext value={veil}>{children}</VeilContext>
}

export function useVeil(): Veil {
  const veil = use(VeilContext)
  if (veil === null) throw new Error('useVeil stands outside VeilProvider')
  return veil
}
