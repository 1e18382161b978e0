import type { ReferralStatus } from '@seinpost/schemas'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { path, read, send } from '../api/ask.ts'
import { useReferralWords } from '../i18n/referral/index.ts'
import { Fault } from '../parts/fault.tsx'
import { Page } from '../parts/page.tsx'
import { textIn } from '../work/form-dialog.tsx'
import { StatusCard } from './status-card.tsx'

/** What became of a referral, for whoever has its code. */
export function StatusPage() {
  const w = useReferralWords()
  const code = useRef('')
  const look = useMutation({
    mutationFn: (receipt: string) =>
      read<ReferralStatus>(path`/api/referrals/status/${receipt}`, new AbortController().signal),
  })
  const confirm = useMutation({
    mutationFn: () => send('POST', path`/api/referrals/status/${code.current}/confirm`, {}),
    onSuccess: () => look.mutate(code.current),
  })
  return (
    <Page title={w.statusTitle} intro={w.statusIntro}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          code.current = textIn(new FormData(event.currentTarget), 'code')?.toUpperCase() ?? ''
          look.mutate(code.current)
        }}
      >
        <label>
          {w.receipt}
          <input name="code" required maxLength={40} autoComplete="off" autoCapitalize="characters" />
        </label>
        <button type="submit" className="button first" disabled={look.isPending}>
          {w.look}
        </button>
      </form>
      <Fault error={look.error ?? confirm.error} known={w.faults} />
      {look.data !== undefined && <StatusCard status={look.data} onConfirm={() => confirm.mutate()} />}
    </Page>
  )
}
