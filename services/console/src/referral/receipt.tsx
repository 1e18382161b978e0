import { useReferralWords } from '../i18n/referral/index.ts'
import { Page } from '../parts/page.tsx'

export interface Received {
  readonly receipt: string
}

/** What the partner takes home: the code to look up what becomes of it. */
export function Receipt({
  received: { receipt },
  onAgain,
}: {
  received: Received
  onAgain: (() => void) | undefined
}) {
  const w = useReferralWords()
  return (
    <Page title={w.receiptTitle} intro={w.receiptIntro}>
      <p className="receipt">
        <span className="hint">{w.receipt}</span> <code>{receipt}</code>
      </p>
      <p className="page-tools">
        <button type="button" className="button" onClick={() => window.print()}>
          {w.print}
        </button>
        <a className="button" href="/status">
          {w.toStatus}
        </a>
        {onAgain !== undefined && (
          <button type="button" className="button" onClick={onAgain}>
            {w.another}
          </button>
        )}
      </p>
    </Page>
  )
}
