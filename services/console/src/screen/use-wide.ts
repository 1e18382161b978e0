import { useSyncExternalStore } from 'react'

const wide = window.matchMedia('(min-width: 62rem)')

const subscribe = (onChange: () => void) => {
  wide.addEventListener('change', onChange)
  return () => wide.removeEventListener('change', onChange)
}

/** Whether the queue and a case stand side by side. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches)
