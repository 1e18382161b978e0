import type { ReactNode } from 'react'

/** A link to where it was said. Only web addresses become links, and the place is not told who looked. */
export function OutsideLink({ url, children }: { url: string; children: ReactNode }) {
  if (!/^https?:\/\//iu.test(url)) return <span>{children}</span>
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" title={url}>
      {children}
      <span aria-hidden="true"> ↗</span>
    </a>
  )
}
