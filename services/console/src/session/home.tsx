import { Navigate } from '@tanstack/react-router'
import { FirstDesk } from '../queue/first-desk.tsx'
import { useActor } from './session.tsx'

/** Where a working day starts, by what one may. */
export function Home() {
  const actor = useActor()
  const may = new Set(actor?.permissions)
  if (may.has('desk.read')) return <FirstDesk />
  if (may.has('operation.change')) return <Navigate to="/operate" replace />
  if (may.has('oversight.read')) return <Navigate to="/oversight" replace />
  if (may.has('referral.submit')) return <Navigate to="/refer" replace />
  return <Navigate to="/trends" replace />
}
